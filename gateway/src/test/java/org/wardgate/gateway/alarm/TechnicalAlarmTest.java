package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.alarm.AlarmScript.ECG;
import static org.wardgate.gateway.alarm.AlarmScript.MONITOR;
import static org.wardgate.gateway.alarm.AlarmScript.PUMP;

import org.junit.jupiter.api.Test;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;

class TechnicalAlarmTest {

    @Test
    void aLostLineIsRaisedAtOnceAndEndsWhenTheDeviceIsHeardAgain() {
        AlarmScript script = new AlarmScript()
                .line(0, MONITOR, Status.CONNECTING, Cause.NONE)
                .line(1, MONITOR, Status.LIVE, Cause.NONE)
                .line(5, MONITOR, Status.CLOSED, Cause.HANG_UP)
                .line(6, MONITOR, Status.CONNECTING, Cause.NONE)
                .line(7, MONITOR, Status.LIVE, Cause.NONE);
        assertThat(script.log).containsExactly("t=5 start LINE_LOST medium #1", "t=7 end LINE_LOST medium #1");
        assertThat(script.events.get(0).alarm().text()).isEqualTo("monitor: hang up");
    }

    /** What was found on the way is for whoever looks at the device. */
    @Test
    void aLostLineSaysItsCauseAndWhatToDo() {
        AlarmScript script = new AlarmScript();
        script.line(1, MONITOR, Status.CLOSED, Cause.OPEN_FAILED, "no port a: there are b; c; plug the adapter in");
        assertThat(script.last().text()).isEqualTo("monitor: open failed, plug the adapter in");
        script.line(2, PUMP, Status.SILENT, Cause.NO_ANSWER, "no numerics");
        assertThat(script.last().text()).isEqualTo("pump: no answer, no numerics");
    }

    /** A pump that cannot be heard while it was delivering becomes HIGH after 20 s. */
    @Test
    void aLostLineToADeliveringPumpBecomesHigh() {
        AlarmScript script = new AlarmScript()
                .pump(0, true)
                .line(1, PUMP, Status.SILENT, Cause.NO_ANSWER)
                .pass(60);
        assertThat(script.log).containsExactly("t=1 start LINE_LOST medium #1", "t=21 escalate LINE_LOST high #1");
        AlarmScript idle = new AlarmScript()
                .pump(0, false)
                .line(1, PUMP, Status.SILENT, Cause.NO_ANSWER)
                .pass(60);
        assertThat(idle.log).containsExactly("t=1 start LINE_LOST medium #1");
    }

    /** The line is there and the value is not: LOW at the age limit to the instant, MEDIUM a minute later. */
    @Test
    void aValueThatStopsComingIsRaisedAtItsAgeLimit() {
        AlarmScript script =
                new AlarmScript().line(0, MONITOR, Status.LIVE, Cause.NONE).heartRate(0, 30, 80);
        script.pass(38.999);
        assertThat(script.log).isEmpty();
        script.pass(39);
        assertThat(script.log).containsExactly("t=39 start STALE_DATA low #1");
        assertThat(script.last().text()).isEqualTo("monitor: no valid HR (ECG) for 10 s");
        script.pass(99);
        assertThat(script.log.get(1)).isEqualTo("t=99 escalate STALE_DATA medium #1");
        script.heartRate(100, 101, 80);
        assertThat(script.log.get(2)).isEqualTo("t=100 end STALE_DATA medium #1");
    }

    @Test
    void aSensorThatSaysInvalidForTheAgeLimitIsMissingToo() {
        AlarmScript script = new AlarmScript().heartRate(0, 5, 80);
        for (int t = 5; t < 30; t++) {
            script.invalid(t, Signal.HEART_RATE, ECG);
        }
        assertThat(script.log).containsExactly("t=14 start STALE_DATA low #1");
    }

    /** One device, one alarm about its missing values; a value added later sounds. */
    @Test
    void aSecondMissingValueOfTheSameDeviceSoundsAnew() {
        AlarmScript script = new AlarmScript();
        script.sample(0, Signal.HEART_RATE, ECG, 80, false);
        script.sample(5, Signal.OXYGEN_SATURATION, new org.wardgate.model.MetricId.Mdc(150456), 97, false);
        script.pass(12);
        script.acknowledge(12, script.last().alarmId(), 1);
        script.pass(20);
        assertThat(script.log)
                .containsExactly(
                        "t=10 start STALE_DATA low #1",
                        "t=12 acknowledged STALE_DATA low #1",
                        "t=15 update STALE_DATA low #2");
        assertThat(script.last().text()).isEqualTo("monitor: no valid HR (ECG), SpO2 for 10 s");
    }

    /** One value comes back as another goes: what a person has seen is not what is missing now. */
    @Test
    void aValueThatGoesMissingAsAnotherComesBackSoundsAnew() {
        var saturation = new org.wardgate.model.MetricId.Mdc(150456);
        AlarmScript script = new AlarmScript();
        script.sample(0, Signal.OXYGEN_SATURATION, saturation, 97, false);
        script.sample(5, Signal.HEART_RATE, ECG, 80, false);
        script.pass(12);
        script.acknowledge(12, script.last().alarmId(), 1);
        script.sample(15, Signal.OXYGEN_SATURATION, saturation, 97, false);
        assertThat(script.last().occurrence()).isEqualTo(2);
        assertThat(script.last().text()).isEqualTo("monitor: no valid SpO2, HR (ECG) for 10 s");
        script.acknowledge(16, script.last().alarmId(), 2);
        script.sample(25, Signal.HEART_RATE, ECG, 80, false);
        assertThat(script.core.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).isEqualTo("monitor: no valid SpO2 for 10 s"));
    }

    /** A lost line speaks for all the values behind it; after its return they have their age limit to come back. */
    @Test
    void missingValuesAreNotRaisedWhileTheLineItselfIsLost() {
        AlarmScript script = new AlarmScript()
                .line(0, MONITOR, Status.LIVE, Cause.NONE)
                .heartRate(0, 30, 80)
                .line(31, MONITOR, Status.CLOSED, Cause.HANG_UP)
                .pass(60)
                .line(70, MONITOR, Status.LIVE, Cause.NONE)
                .pass(79);
        assertThat(script.log).containsExactly("t=31 start LINE_LOST medium #1", "t=70 end LINE_LOST medium #1");
        script.pass(80);
        assertThat(script.log.get(2)).isEqualTo("t=80 start STALE_DATA low #1");
        AlarmScript back = new AlarmScript()
                .line(0, MONITOR, Status.LIVE, Cause.NONE)
                .heartRate(0, 30, 80)
                .line(31, MONITOR, Status.CLOSED, Cause.HANG_UP)
                .pass(60)
                .line(70, MONITOR, Status.LIVE, Cause.NONE)
                .heartRate(72, 100, 80);
        assertThat(back.log).hasSize(2);
    }

    @Test
    void anotherSourceTakesOverAtOnceWhenTheLineOfTheBestIsLost() {
        AlarmScript script = new AlarmScript().heartRate(0, 10, 80);
        script.line(10, MONITOR, Status.CLOSED, Cause.HANG_UP);
        script.input(
                11,
                new AlarmInput.Sample(
                        Signal.HEART_RATE,
                        AlarmScript.PLETH,
                        "oximeter",
                        org.wardgate.model.Decimal.of(82),
                        false,
                        AlarmScript.nanos(11)));
        assertThat(script.core.isChosen(Signal.HEART_RATE, "oximeter", AlarmScript.PLETH))
                .isTrue();
    }

    @Test
    void aDisturbedLineIsLowAndEndsWhenItIsClean() {
        AlarmScript script = new AlarmScript()
                .line(0, MONITOR, Status.LIVE, Cause.NONE)
                .line(5, MONITOR, Status.DEGRADED, Cause.BAD_FRAMES)
                .line(65, MONITOR, Status.LIVE, Cause.NONE);
        assertThat(script.log).containsExactly("t=5 start BAD_FRAMES low #1", "t=65 end BAD_FRAMES low #1");
    }

    @Test
    void anAlarmOfTheDeviceItselfBecomesOneHere() {
        AlarmScript script = new AlarmScript()
                .alert(1, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .alert(2, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .alert(9, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", false);
        assertThat(script.log).containsExactly("t=1 start DEVICE_ALERT high #1", "t=9 end DEVICE_ALERT high #1");
        AlarmScript patient = new AlarmScript()
                .alert(1, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "APNEA", true)
                .alert(9, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "APNEA", false);
        assertThat(patient.log).containsExactly("t=1 start DEVICE_ALERT high #1", "t=9 latch DEVICE_ALERT high #1");
    }

    /** Who would have said that an alert ended is gone with the connection; the next one says it again, or it has ended. */
    @Test
    void anAlertOfALostConnectionIsUnknownUntilTheNextSaysItAgainOrNot() {
        AlarmScript script = new AlarmScript()
                .line(0, PUMP, Status.LIVE, Cause.NONE)
                .alert(1, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .line(2, PUMP, Status.CLOSED, Cause.HANG_UP);
        assertThat(script.core.alarms())
                .filteredOn(alarm -> alarm.rule().equals("DEVICE_ALERT"))
                .allMatch(alarm -> alarm.condition() == Condition.UNKNOWN && alarm.isSounding());
        script.line(5, PUMP, Status.LIVE, Cause.NONE)
                .alert(6, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .pass(60);
        assertThat(script.core.alarms())
                .filteredOn(alarm -> alarm.rule().equals("DEVICE_ALERT"))
                .allMatch(alarm -> alarm.condition() == Condition.ACTIVE)
                .hasSize(1);
        script.line(61, PUMP, Status.CLOSED, Cause.HANG_UP)
                .line(62, PUMP, Status.LIVE, Cause.NONE)
                .pass(72);
        assertThat(script.log).contains("t=72 end DEVICE_ALERT high #1");
    }

    /** A cuff that is too old is shown no more and told of; an alarm on it becomes unknown. */
    @Test
    void anOldCuffPressureIsOverdueAndMakesItsAlarmUnknown() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 66).pass(5000).cuff(5001, 120, 90);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start HYPOTENSION medium #1",
                        "t=900 update HYPOTENSION medium #1",
                        "t=900 start BP_OVERDUE low #1",
                        "t=5001 end HYPOTENSION medium #1",
                        "t=5001 end BP_OVERDUE low #1");
        assertThat(script.events.get(1).alarm().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(script.events.get(2).alarm().text()).isEqualTo("monitor: no new SBP (cuff), MAP (cuff) for 15 min");
    }

    /** A pump that answers something and never says what it does is not known. */
    @Test
    void aPumpWhoseStatusStopsComingIsToldOf() {
        AlarmScript script = new AlarmScript()
                .line(0, PUMP, Status.LIVE, Cause.NONE)
                .pump(1, true)
                .pump(2, true);
        script.pass(60).pump(61, true);
        assertThat(script.log).containsExactly("t=12 start STALE_DATA low #1", "t=61 end STALE_DATA low #1");
        assertThat(script.events.get(0).alarm().text()).isEqualTo("pump: no valid pump status for 10 s");
    }

    /** A device says how urgent its own alarm is, up and down; a new rise is heard. */
    @Test
    void aDevicesAlarmFollowsItsPriority() {
        AlarmScript script = new AlarmScript().alert(1, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        script.acknowledge(2, script.last().alarmId(), 1);
        script.alert(3, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "AL_OCCLU", true)
                .alert(4, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        assertThat(script.log.subList(2, 4))
                .containsExactly("t=3 deescalate DEVICE_ALERT medium #1", "t=4 escalate DEVICE_ALERT high #2");
    }

    /** On a line that fell silent nobody can say that an alert has ended. */
    @Test
    void anAlertDoesNotEndWhileTheLineIsLostAgain() {
        AlarmScript script = new AlarmScript()
                .alert(1, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .line(2, PUMP, Status.CLOSED, Cause.HANG_UP)
                .line(3, PUMP, Status.LIVE, Cause.NONE)
                .line(5, PUMP, Status.SILENT, Cause.NO_ANSWER)
                .pass(100);
        assertThat(script.log).noneMatch(line -> line.contains("end DEVICE_ALERT"));
        script.line(101, PUMP, Status.LIVE, Cause.NONE).pass(111);
        assertThat(script.log).contains("t=111 end DEVICE_ALERT high #1");
    }

    @Test
    void theListOfAlarmsHasTheHighestFirstAndThenTheNewest() {
        AlarmScript script = new AlarmScript()
                .cuff(0, 84, 66)
                .line(1, MONITOR, Status.CLOSED, Cause.HANG_UP)
                .alert(2, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        assertThat(script.core.alarms())
                .extracting(Alarm::rule)
                .containsExactly("DEVICE_ALERT", "LINE_LOST", "HYPOTENSION");
    }

    /** Each source has an age of its own: what goes missing is named by the source that gave it last. */
    @Test
    void aMissingValueIsNamedByItsLastSource() {
        AlarmScript script = new AlarmScript().heartRate(0, 10, 80);
        script.sample(12, Signal.HEART_RATE, AlarmScript.PLETH, 81, false);
        script.pass(18.999);
        assertThat(script.core.isChosen(Signal.HEART_RATE, MONITOR, ECG)).isTrue();
        script.pass(19);
        assertThat(script.core.isChosen(Signal.HEART_RATE, MONITOR, AlarmScript.PLETH))
                .isTrue();
        script.pass(22);
        assertThat(script.log).containsExactly("t=22 start STALE_DATA low #1");
        assertThat(script.last().text()).isEqualTo("monitor: no valid HR (SpO2) for 10 s");
    }
}
