package org.wardgate.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.ExpectedAlarm;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.TimedAction.Clock;
import org.wardgate.simulator.scenario.TimedAction.ClockJump;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;

/** What a demonstration is held against: rule, bed, subject, priorities and time. */
class DemoSummaryTest {
    private final List<WardAlarmEvent> events = new ArrayList<>();

    @Test
    void anAlarmOfAnotherSubjectIsNotTheExpectedOne() {
        happens(Phase.START, "a", "bed1-pump", Priority.MEDIUM, 10);

        assertThat(problems(expected("bed1-pump", null, null), 60)).isEmpty();
        assertThat(problems(expected(null, null, null), 60)).isEmpty();
        assertThat(problems(expected("bed1-monitor", null, null), 60))
                .hasSize(2)
                .first()
                .asString()
                .endsWith(": LINE_LOST of bed1-monitor at bed 1");
    }

    @Test
    void thePeakIsTheHighestPriorityOfTheEpisode() {
        happens(Phase.START, "a", "bed1-pump", Priority.MEDIUM, 10);
        happens(Phase.ESCALATE, "a", "bed1-pump", Priority.HIGH, 20);
        happens(Phase.DEESCALATE, "a", "bed1-pump", Priority.MEDIUM, 30);
        happens(Phase.UPDATE, "b", "bed1-monitor", Priority.LOW, 30);

        assertThat(problems(expected(null, Priority.MEDIUM, Priority.HIGH), 60)).isEmpty();
        assertThat(problems(expected(null, Priority.MEDIUM, Priority.MEDIUM), 60))
                .containsExactly("reached high and not medium: LINE_LOST at bed 1");
        assertThat(problems(expected(null, Priority.MEDIUM, Priority.MEDIUM), 59))
                .as("before the scenario's length is played")
                .isEmpty();
    }

    /** An alarm that flaps is not the one that was expected. */
    @Test
    void eachExpectationTakesOneStart() {
        happens(Phase.START, "a", "bed1-pump", Priority.MEDIUM, 9);
        happens(Phase.END, "a", "bed1-pump", Priority.MEDIUM, 10);
        happens(Phase.START, "a", "bed1-pump", Priority.MEDIUM, 11);

        ExpectedAlarm expected = expected("bed1-pump", null, null);
        assertThat(problems(expected, 60)).containsExactly("raised and not expected at 11.0 s: LINE_LOST at bed 1, ");
        assertThat(problems(List.of(expected, expected), List.of(), 0, 60)).isEmpty();
    }

    /** Damage that the scenario does is no problem; damage that nobody did is. */
    @ParameterizedTest
    @CsvSource({"UNPLUG, 0", "BABBLE, 0", "DISTURB, 0", "FREEZE, 1", "JUMP_CLOCK, 1"})
    void damagedFramesAreJudgedWhereNothingDamagesThem(Action action, int found) {
        TimedAction timed = new TimedAction(
                Duration.ofSeconds(1),
                "monitor",
                action,
                960,
                1,
                action == Action.DISTURB ? List.of(new LineFault.Cut(20)) : List.of(),
                null,
                action == Action.JUMP_CLOCK ? new ClockJump(Clock.ABSOLUTE, Duration.ofSeconds(1), false) : null,
                null);

        assertThat(problems(List.of(), List.of(timed), 3, 60)).hasSize(found);
        assertThat(problems(List.of(), List.of(), 3, 60))
                .containsExactly("3 damaged frames on lines that damage nothing");
    }

    private void happens(Phase phase, String id, String subject, Priority priority, int second) {
        Alarm alarm = new Alarm(
                id,
                1,
                "LINE_LOST",
                DeviceAlert.Type.TECHNICAL,
                subject,
                priority,
                Condition.ACTIVE,
                Inactivation.ENABLED,
                "Line lost",
                "",
                List.of(),
                0,
                null);
        long nanos = Duration.ofSeconds(second).toNanos();
        events.add(new WardAlarmEvent(events.size(), "1", Instant.EPOCH, new AlarmEvent(phase, alarm, nanos), nanos));
    }

    private static ExpectedAlarm expected(
            @Nullable String subject, @Nullable Priority priority, @Nullable Priority peak) {
        return new ExpectedAlarm(
                "LINE_LOST", "1", subject, priority, peak, Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    private List<String> problems(ExpectedAlarm expected, int seconds) {
        return problems(List.of(expected), List.of(), 0, seconds);
    }

    private List<String> problems(
            List<ExpectedAlarm> expected, List<TimedAction> actions, long badFrames, int seconds) {
        PatientPoint point = new PatientPoint(Duration.ZERO, false, null, null, null, null, null, null);
        DeviceSpec monitor = new PhilipsIntellivue("monitor", Duration.ofMinutes(5));
        BedSpec bed = new BedSpec(List.of(point), List.of(monitor), actions);
        ScenarioFile scenario =
                new ScenarioFile("test", "A test.", Duration.ofMinutes(1), 1, Map.of("1", bed), null, expected);
        DemoSummary.Wire wire = new DemoSummary.Wire(1, badFrames, Map.of(), 0, 0);
        return new DemoSummary(scenario, 1, 1, Duration.ofSeconds(seconds), 0, events, wire, null).problems();
    }
}
