package org.wardgate.gateway.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.device.session.LineCounters;
import org.wardgate.gateway.ward.WardAlarmEvent;
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
        return new Verdict(this).problems();
    }

    /** The summary as indented JSON. */
    public String toJson() {
        return SummaryWriter.write(this);
    }

    /** When an event happened, in seconds of patient time since the scenario's start. */
    double seconds(WardAlarmEvent event) {
        return Math.round((event.event().atNanos() - startNanos) / 1e6) / 1e3;
    }
}
