package org.wardgate.gateway.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.model.Priority;
import org.wardgate.simulator.scenario.ExpectedAlarm;

/** A summary held against what its scenario expects. Used once. */
final class Verdict {
    private final DemoSummary summary;
    private final List<String> problems = new ArrayList<>();

    Verdict(DemoSummary summary) {
        this.summary = summary;
    }

    /** What is not as it should be, in words. */
    List<String> problems() {
        judgeAlarms();
        judgeWire();
        judgeStation();
        return problems;
    }

    /** Each expectation, in the file's order, takes the first start that meets it and is still left. */
    private void judgeAlarms() {
        List<WardAlarmEvent> left = new ArrayList<>(summary.alarms().stream()
                .filter(event -> event.event().phase() == Phase.START)
                .toList());
        for (ExpectedAlarm expected : summary.scenario().expect()) {
            left.stream()
                    .filter(event -> meets(event, expected))
                    .findFirst()
                    .ifPresentOrElse(
                            met -> {
                                left.remove(met);
                                judgePeak(met, expected);
                            },
                            () -> missed(expected));
        }
        for (WardAlarmEvent event : left) {
            Alarm alarm = event.event().alarm();
            problems.add("raised and not expected at " + summary.seconds(event) + " s: " + alarm.rule() + " at bed "
                    + event.bed() + ", " + alarm.text());
        }
    }

    private void missed(ExpectedAlarm expected) {
        if (summary.patientTime().compareTo(expected.latest()) >= 0) {
            problems.add("expected and not raised between "
                    + expected.earliest().toSeconds() + " s and "
                    + expected.latest().toSeconds() + " s: " + expected.rule()
                    + (expected.subject() == null ? "" : " of " + expected.subject()) + " at bed " + expected.bed());
        }
    }

    private void judgePeak(WardAlarmEvent start, ExpectedAlarm expected) {
        Priority wanted = expected.peak();
        boolean decided = summary.patientTime().compareTo(summary.scenario().length()) >= 0;
        if (decided && wanted != null && peak(start) != wanted) {
            problems.add("reached " + peak(start).wireName() + " and not " + wanted.wireName() + ": " + expected.rule()
                    + " at bed " + expected.bed());
        }
    }

    private void judgeWire() {
        DemoSummary.Wire wire = summary.wire();
        if (wire.badFrames() > 0 && !isAnyLineDisturbed()) {
            problems.add(wire.badFrames() + " damaged frames on lines that damage nothing");
        }
        if (wire.violations() > 0) {
            problems.add(wire.violations() + " control commands reached a device");
        }
        if (wire.refused() > 0) {
            problems.add(wire.refused() + " writes were refused by the outbound guard");
        }
    }

    private void judgeStation() {
        BuiltInStation.Statistics station = summary.station();
        if (station != null && station.missing() > 0) {
            problems.add(station.missing() + " alarm events did not reach the built-in station");
        }
        if (station != null && station.ended() != null) {
            problems.add("the built-in station lost the gateway, " + station.ended());
        }
    }

    private boolean isAnyLineDisturbed() {
        return summary.scenario().beds(summary.beds()).stream()
                .flatMap(bed -> bed.spec().actions().stream())
                .anyMatch(action -> action.action().mayDamageFrames());
    }

    private boolean meets(WardAlarmEvent event, ExpectedAlarm expected) {
        Alarm alarm = event.event().alarm();
        long since = event.event().atNanos() - summary.startNanos();
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
        return summary.alarms().stream()
                .filter(event -> event.bed().equals(start.bed())
                        && event.event().alarm().alarmId().equals(episode))
                .map(event -> event.event().alarm().priority())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
