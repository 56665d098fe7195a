package org.wardgate.gateway.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.device.session.LineCounters;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.model.Priority;
import org.wardgate.simulator.scenario.ExpectedAlarm;
import org.wardgate.simulator.scenario.ScenarioFile;

/**
 * What came of a demonstration, against what its scenario expects.
 *
 * @param scenario the scenario.
 * @param beds how many beds there were.
 * @param speed the factor of patient time.
 * @param patientTime how much patient time has passed.
 * @param startNanos patient time at the scenario's start.
 * @param alarms every alarm event.
 * @param wire what was counted on the lines.
 * @param station what the built-in station saw; null without one.
 */
public record DemoSummary(
        ScenarioFile scenario,
        int beds,
        double speed,
        Duration patientTime,
        long startNanos,
        List<WardAlarmEvent> alarms,
        Wire wire,
        BuiltInStation.@Nullable Statistics station) {

    /**
     * What was counted on the lines.
     *
     * @param frames verified frames.
     * @param badFrames frames that began and were damaged.
     * @param dropped how often bytes were dropped, by reason.
     * @param refused writes that the outbound guard refused.
     * @param violations control commands that reached a simulated device.
     */
    public record Wire(long frames, long badFrames, Map<String, Long> dropped, long refused, long violations) {

        /** What the lines of some devices have counted so far. */
        static Wire of(List<DeviceSession> sessions, long violations) {
            long frames = 0;
            long badFrames = 0;
            long refused = 0;
            Map<String, Long> dropped = new TreeMap<>();
            for (DeviceSession session : sessions) {
                LineCounters counters = session.counters();
                frames += counters.frames();
                badFrames += counters.damagedFrames();
                refused += counters.refused();
                counters.dropped().forEach((reason, count) -> dropped.merge(reason.wireName(), count, Long::sum));
            }
            return new Wire(frames, badFrames, dropped, refused, violations);
        }
    }

    /** What is not as it should be, in words; empty when everything is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        List<WardAlarmEvent> begun = new ArrayList<>(alarms.stream()
                .filter(event -> event.event().phase() == Phase.START)
                .toList());
        for (ExpectedAlarm expected : scenario.expect()) {
            boolean due = patientTime.compareTo(expected.latest()) >= 0;
            List<WardAlarmEvent> met =
                    begun.stream().filter(event -> meets(event, expected)).toList();
            begun.removeAll(met);
            if (due && met.isEmpty()) {
                problems.add("expected and not raised between "
                        + expected.earliest().toSeconds() + " s and "
                        + expected.latest().toSeconds() + " s: " + expected.rule() + " at bed " + expected.bed());
            }
            if (patientTime.compareTo(scenario.length()) >= 0 && expected.peak() != null) {
                met.stream()
                        .filter(event -> peak(event) != expected.peak())
                        .forEach(event -> problems.add("reached " + peak(event).wireName() + " and not "
                                + expected.peak().wireName() + ": " + expected.rule() + " at bed " + expected.bed()));
            }
        }
        begun.forEach(event -> problems.add("raised and not expected at " + seconds(event) + " s: "
                + event.event().alarm().rule() + " at bed " + event.bed() + ", "
                + event.event().alarm().text()));
        if (wire.badFrames > 0) {
            problems.add(wire.badFrames + " damaged frames on lines that damage nothing");
        }
        if (wire.violations > 0) {
            problems.add(wire.violations + " control commands reached a device");
        }
        if (wire.refused > 0) {
            problems.add(wire.refused + " writes were refused by the outbound guard");
        }
        if (station != null && station.missing() > 0) {
            problems.add(station.missing() + " alarm events did not reach the built-in station");
        }
        if (station != null && station.ended() != null) {
            problems.add("the built-in station lost the gateway, " + station.ended());
        }
        return problems;
    }

    /** The summary as indented JSON. */
    public String toJson() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("scenario", scenario.name());
        root.put("beds", beds);
        root.put("speed", speed);
        root.put("patientSeconds", patientTime.toSeconds());
        root.put("readings", station == null ? 0 : station.readings().count());
        ArrayNode list = root.putArray("alarms");
        for (WardAlarmEvent event : alarms) {
            Alarm alarm = event.event().alarm();
            list.addObject()
                    .put("rule", alarm.rule())
                    .put("bed", event.bed())
                    .put("subject", alarm.subject())
                    .put("phase", event.event().phase().wireName())
                    .put("priority", alarm.priority().wireName())
                    .put("atSeconds", seconds(event))
                    .put("text", alarm.text());
        }
        root.put("frames", wire.frames);
        root.put("badFrames", wire.badFrames);
        ObjectNode reasons = root.putObject("dropped");
        wire.dropped.forEach(reasons::put);
        root.put("refusedWrites", wire.refused);
        root.put("violations", wire.violations);
        if (station != null) {
            ObjectNode latency = root.putObject("latency");
            latency.put("alarmsFrom", "the moment of the event to its message at a station");
            station.alarms().writeTo(latency.putObject("alarms"));
            latency.put(
                    "readingsFrom",
                    "last byte in to a bed's message at a station, of which there are at most 5 a second");
            station.readings().writeTo(latency.putObject("readings"));
        }
        ArrayNode problems = root.putArray("problems");
        problems().forEach(problems::add);
        root.put("ok", problems.isEmpty());
        return root.toPrettyString();
    }

    private boolean meets(WardAlarmEvent event, ExpectedAlarm expected) {
        Alarm alarm = event.event().alarm();
        long since = event.event().atNanos() - startNanos;
        return event.bed().equals(expected.bed())
                && alarm.rule().equals(expected.rule())
                && (expected.subject() == null || expected.subject().equals(alarm.subject()))
                && (expected.priority() == null || expected.priority() == alarm.priority())
                && since >= expected.earliest().toNanos()
                && since <= expected.latest().toNanos();
    }

    /** The highest priority of the episode that began with this event. */
    private Priority peak(WardAlarmEvent start) {
        String episode = start.event().alarm().alarmId();
        return alarms.stream()
                .filter(event -> event.bed().equals(start.bed())
                        && event.event().alarm().alarmId().equals(episode))
                .map(event -> event.event().alarm().priority())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private double seconds(WardAlarmEvent event) {
        return Math.round((event.event().atNanos() - startNanos) / 1e6) / 1e3;
    }
}
