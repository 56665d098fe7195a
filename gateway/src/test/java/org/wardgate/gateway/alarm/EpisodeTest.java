package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.alarm.AlarmScript.PUMP;

import org.junit.jupiter.api.Test;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;

/** What begins again within half a minute of its end is the same episode, and does not sound anew without need. */
class EpisodeTest {

    private static AlarmScript alert(AlarmScript script, double t, Priority priority, boolean active) {
        return script.alert(t, DeviceAlert.Type.TECHNICAL, priority, "AL_DOOR", active);
    }

    @Test
    void aCableThatFlapsIsOneEpisodeThatSoundsOnce() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 60; t += 10) {
            script.line(t, PUMP, Status.CLOSED, Cause.HANG_UP).line(t + 3, PUMP, Status.LIVE, Cause.NONE);
        }
        assertThat(script.log("LINE_LOST"))
                .startsWith(
                        "t=0 start LINE_LOST medium #1",
                        "t=3 end LINE_LOST medium #1",
                        "t=10 start LINE_LOST medium #1")
                .hasSize(12);
        assertThat(script.events)
                .allMatch(event -> event.alarm().alarmId().equals("a1"))
                .allMatch(event -> event.alarm().occurrence() == 1)
                .allMatch(event -> event.alarm().startedNanos() == 0);
    }

    /** The cable of a pump that was delivering: each loss has its own 20 s to become HIGH, and then it sounds. */
    @Test
    void aFlappingCableOfADeliveringPumpBecomesHighAndSounds() {
        AlarmScript script = new AlarmScript()
                .pump(0, true)
                .line(1, PUMP, Status.CLOSED, Cause.HANG_UP)
                .line(5, PUMP, Status.LIVE, Cause.NONE);
        script.line(10, PUMP, Status.CLOSED, Cause.HANG_UP);
        script.acknowledge(11, script.last().alarmId(), 1);
        script.pass(60);
        assertThat(script.log("LINE_LOST"))
                .containsExactly(
                        "t=1 start LINE_LOST medium #1",
                        "t=5 end LINE_LOST medium #1",
                        "t=10 start LINE_LOST medium #1",
                        "t=11 acknowledged LINE_LOST medium #1",
                        "t=30 escalate LINE_LOST high #2");
    }

    @Test
    void anAcknowledgementHoldsThroughAShortBreak() {
        AlarmScript script = alert(new AlarmScript(), 0, Priority.MEDIUM, true);
        script.acknowledge(1, script.last().alarmId(), 1);
        alert(script, 10, Priority.MEDIUM, false);
        assertThat(script.core.alarms()).isEmpty();
        alert(script, 39.999, Priority.MEDIUM, true);
        assertThat(script.last().inactivation()).isEqualTo(Inactivation.ACKNOWLEDGED);
        assertThat(script.last().acknowledgedBy()).isEqualTo("A. Brandt");
        assertThat(script.last()).matches(alarm -> !alarm.isSounding());
        script.pass(601);
        assertThat(script.log("DEVICE_ALERT").get(4))
                .as("and is reminded of from the acknowledgement on")
                .isEqualTo("t=601 update DEVICE_ALERT medium #2");
    }

    @Test
    void halfAMinuteAfterItsEndItIsAnotherEpisode() {
        AlarmScript script = alert(new AlarmScript(), 0, Priority.MEDIUM, true);
        script.acknowledge(1, script.last().alarmId(), 1);
        alert(script, 10, Priority.MEDIUM, false);
        alert(script, 40, Priority.MEDIUM, true);
        assertThat(script.last().alarmId()).isEqualTo("a2");
        assertThat(script.last()).matches(Alarm::isSounding);
    }

    @Test
    void aHigherPrioritySoundsAtOnce() {
        AlarmScript script = alert(new AlarmScript(), 0, Priority.LOW, true);
        script.acknowledge(1, script.last().alarmId(), 1);
        alert(alert(script, 10, Priority.LOW, false), 12, Priority.MEDIUM, true);
        assertThat(script.log("DEVICE_ALERT").get(3)).isEqualTo("t=12 start DEVICE_ALERT medium #2");
        assertThat(script.last()).matches(Alarm::isSounding);
    }

    /** HIGH has no refractory time. */
    @Test
    void aHighSoundsEveryTimeItBegins() {
        AlarmScript script = alert(new AlarmScript(), 0, Priority.HIGH, true);
        alert(alert(script, 2, Priority.HIGH, false), 3, Priority.HIGH, true);
        assertThat(script.log("DEVICE_ALERT"))
                .containsExactly(
                        "t=0 start DEVICE_ALERT high #1",
                        "t=2 end DEVICE_ALERT high #1",
                        "t=3 start DEVICE_ALERT high #2");
    }

    /** After an acknowledged heart rate has recovered for a moment, only one that is further out than was seen sounds. */
    @Test
    void aValueThatReturnsIsComparedWithTheOneThatWasSeen() {
        AlarmScript script = new AlarmScript().heartRate(0, 20, 125);
        script.acknowledge(20, script.last().alarmId(), 1);
        script.heartRate(20, 30, 110).heartRate(30, 44, 127);
        assertThat(script.log)
                .containsExactly(
                        "t=12 start TACHYCARDIA medium #1",
                        "t=20 acknowledged TACHYCARDIA medium #1",
                        "t=26 end TACHYCARDIA medium #1",
                        "t=41 start TACHYCARDIA medium #1");
        assertThat(script.alarm("TACHYCARDIA").text()).isEqualTo("HR 127 above 120 by ECG");
        script.heartRate(44, 50, 140);
        assertThat(script.last().occurrence()).isEqualTo(2);
        assertThat(script.last().text()).isEqualTo("HR 140 above 120 by ECG, was 125");
    }

    /** The condition of a latched alarm ended long before it was seen: what begins then nobody knows. */
    @Test
    void afterALatchedAlarmWasSeenTheNextIsAnotherEpisode() {
        AlarmScript script = new AlarmScript().cuff(0, 78, 70).cuff(60, 120, 90);
        script.acknowledge(61, script.last().alarmId(), 1);
        script.cuff(65, 84, 70);
        assertThat(script.last().alarmId()).isEqualTo("a2");
        assertThat(script.last()).matches(Alarm::isSounding);
    }

    /** An acknowledgement is about the values that the alarm named; another one that goes missing in the break was never told of. */
    @Test
    void aValueThatNobodyWasToldOfSoundsThoughTheEpisodeWasSeen() {
        AlarmScript script = heartRateMissedSeenAndBack().heartRate(20, 40, 80);
        assertThat(script.log("STALE_DATA"))
                .containsExactly(
                        "t=10 start STALE_DATA low #1",
                        "t=12 acknowledged STALE_DATA low #1",
                        "t=15 end STALE_DATA low #1",
                        "t=29 start STALE_DATA low #1",
                        "t=29 update STALE_DATA low #2");
        assertThat(script.alarm("STALE_DATA")).matches(Alarm::isSounding);
        assertThat(script.alarm("STALE_DATA").text()).isEqualTo("monitor: no valid SpO2 for 10 s");
    }

    @Test
    void theValueThatWasSeenMissingIsNoNewsAfterAShortBreak() {
        AlarmScript script = heartRateMissedSeenAndBack().saturation(20, 30, 97);
        assertThat(script.log("STALE_DATA")).hasSize(4).endsWith("t=25 start STALE_DATA low #1");
        assertThat(script.alarm("STALE_DATA")).matches(alarm -> !alarm.isSounding());
    }

    /** A heart rate that is missing from 10 s to 15 s, which somebody saw, and a saturation up to 19 s. */
    private static AlarmScript heartRateMissedSeenAndBack() {
        AlarmScript script = new AlarmScript().heartRate(0, 1, 80).saturation(0, 12, 97);
        script.acknowledge(12, script.last().alarmId(), 1);
        return script.saturation(12, 15, 97).heartRate(15, 16, 80).saturation(16, 20, 97);
    }

    /** The words of an episode that is over are not carried into the next. */
    @Test
    void anotherEpisodeDoesNotNameAValueThatWasSeenInTheLast() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 70);
        script.acknowledge(1, script.last().alarmId(), 1);
        script.cuff(60, 120, 90).cuff(120, 82, 70);
        assertThat(script.last().text()).isEqualTo("SBP 82 below 90 by cuff");
    }
}
