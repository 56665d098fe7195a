package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.alarm.AlarmScript.CUFF_SYS;
import static org.wardgate.gateway.alarm.AlarmScript.ECG;
import static org.wardgate.gateway.alarm.AlarmScript.MONITOR;
import static org.wardgate.gateway.alarm.AlarmScript.PUMP;
import static org.wardgate.gateway.alarm.AlarmScript.nanos;

import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmInput.Removed;
import org.wardgate.gateway.alarm.AlarmInput.Replaced;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;

/** What becomes of alarms when a new configuration takes a device away, or puts another line behind its name. */
class DeviceRemovalTest {
    private static final String OTHER = "oximeter";

    private final AlarmScript script = new AlarmScript();

    private void remove(double t, String deviceId) {
        script.input(t, new Removed(deviceId, "removed from the configuration", false));
    }

    private void other(double t, int systolic) {
        script.input(t, new Sample(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, OTHER, Decimal.of(systolic), true, nanos(t)));
    }

    @Test
    void aDeviceThatWasNotUsedIsToldOnceAndQuietly() {
        script.line(0, PUMP, Status.LIVE, Cause.NONE);
        remove(1, PUMP);
        script.pass(10_000);
        assertThat(script.log).containsExactly("t=1 start DEVICE_REMOVED low #1");
        assertThat(script.last().text()).isEqualTo("pump: removed from the configuration, not watched here any more");
        assertThat(script.last().subject()).isEqualTo(PUMP);
    }

    /** A bed of which less is known than before is as urgent as a lost line. */
    @Test
    void aDeviceThatWasTheSourceOfASignalIsMedium() {
        script.heartRate(0, 5, 80);
        remove(5, MONITOR);
        script.pass(10_000);
        assertThat(script.log).containsExactly("t=5 start DEVICE_REMOVED medium #1");
    }

    @Test
    void aPumpThatWasDeliveringIsMediumAndItsStatusIsNotMissed() {
        script.pump(0, true);
        remove(5, PUMP);
        script.pass(10_000);
        assertThat(script.log).containsExactly("t=5 start DEVICE_REMOVED medium #1");
    }

    /** Who takes an idle pump out of its rack knows that it is gone. */
    @Test
    void aDeviceThatIsTakenOutByHandIsNotToldOfUnlessItWasInUse() {
        script.pump(0, false);
        takeOut(5);
        script.pump(6, true);
        takeOut(8);
        script.pass(10_000);
        assertThat(script.log).containsExactly("t=8 start DEVICE_REMOVED high #1");
        assertThat(script.last().text()).isEqualTo("pump: taken out of the rack, not watched here any more");
    }

    @Test
    void whatNobodyHadSeenOfADeviceThatIsTakenOutIsTold() {
        script.line(0, PUMP, Status.CLOSED, Cause.HANG_UP);
        takeOut(5);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start LINE_LOST medium #1",
                        "t=5 start DEVICE_REMOVED medium #1",
                        "t=5 end LINE_LOST medium #1");
    }

    private void takeOut(double t) {
        script.input(t, new Removed(PUMP, "taken out of the rack", true));
    }

    /** One alarm tells that a rack is lost, and each pump that was delivering its own. */
    @Test
    void aSharedLineThatIsLostIsToldOfPumpsThatDeliver() {
        script.pump(0, true);
        script.sharedLineLost(1, OTHER).sharedLineLost(1, PUMP);
        assertThat(script.log).containsExactly("t=1 start LINE_LOST medium #1");
        assertThat(script.last().subject()).isEqualTo(PUMP);
    }

    /** At a bed where nobody else says it, an idle pump whose line is lost is told of as any is. */
    @Test
    void aSharedLineThatIsLostIsToldWhereNobodyElseSaysIt() {
        script.pump(0, false);
        script.line(1, PUMP, Status.CLOSED, Cause.SHARED_LINE);
        assertThat(script.log).containsExactly("t=1 start LINE_LOST medium #1");
    }

    @Test
    void aPersonWhoHasSeenItEndsIt() {
        script.heartRate(0, 5, 80);
        remove(5, MONITOR);
        script.acknowledge(8, script.last().alarmId(), 1);
        script.pass(10_000);
        assertThat(script.log)
                .containsExactly(
                        "t=5 start DEVICE_REMOVED medium #1",
                        "t=8 acknowledged DEVICE_REMOVED medium #1",
                        "t=8 end DEVICE_REMOVED medium #1");
        assertThat(script.core.alarms()).isEmpty();
    }

    @Test
    void theDeviceThatIsThereAgainEndsIt() {
        remove(5, PUMP);
        script.line(8, MONITOR, Status.CONNECTING, Cause.NONE).line(9, PUMP, Status.CONNECTING, Cause.NONE);
        assertThat(script.log).containsExactly("t=5 start DEVICE_REMOVED low #1", "t=9 end DEVICE_REMOVED low #1");
    }

    /** Another removal is news, also when a person has just seen the last one. */
    @Test
    void eachRemovalIsAnAlarmOfItsOwn() {
        remove(1, PUMP);
        script.acknowledge(2, script.last().alarmId(), 1);
        script.line(3, PUMP, Status.LIVE, Cause.NONE);
        remove(4, PUMP);
        assertThat(script.last().isSounding()).isTrue();
        assertThat(script.alarm("DEVICE_REMOVED").alarmId()).isEqualTo("a2");
    }

    /** What nobody has seen is in what takes its place, before it ends, and as urgent. */
    @Test
    void technicalAlarmsEndAndSayWhy() {
        script.alert(0, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        script.line(1, PUMP, Status.CLOSED, Cause.HANG_UP);
        script.acknowledge(2, script.alarm("LINE_LOST").alarmId(), 1);
        remove(3, PUMP);
        assertThat(script.log.subList(script.log.size() - 3, script.log.size()))
                .containsExactly(
                        "t=3 start DEVICE_REMOVED high #1",
                        "t=3 end LINE_LOST medium #1",
                        "t=3 end DEVICE_ALERT high #1");
        assertThat(script.alarm("DEVICE_REMOVED").text())
                .isEqualTo("pump: removed from the configuration, not watched here any more; ended unseen: occlusion");
        assertThat(script.last().text()).isEqualTo("pump: occlusion; pump: removed from the configuration");
    }

    @Test
    void whatHasBeenSeenMakesItNotMoreUrgent() {
        script.line(1, PUMP, Status.CLOSED, Cause.HANG_UP);
        script.acknowledge(2, script.last().alarmId(), 1);
        remove(3, PUMP);
        assertThat(script.alarm("DEVICE_REMOVED").priority()).isEqualTo(Priority.LOW);
    }

    /** About a patient, what nobody has seen is kept: of a MEDIUM too, since nobody measures whether it has ended. */
    @Test
    void anUnseenAlarmAboutThePatientIsKeptUntilItIsSeen() {
        script.cuff(0, 84, 61);
        remove(5, MONITOR);
        assertThat(script.log("HYPOTENSION"))
                .containsExactly("t=0 start HYPOTENSION medium #1", "t=5 latch HYPOTENSION medium #1");
        Alarm kept = script.alarm("HYPOTENSION");
        assertThat(kept.text())
                .isEqualTo("SBP 84 below 90 by cuff, MAP 61 below 65 by cuff; monitor: removed from the configuration");
        assertThat(kept.isSounding()).isTrue();
        script.pass(10_000);
        script.acknowledge(10_001, kept.alarmId(), 1);
        assertThat(script.log("HYPOTENSION").get(3)).isEqualTo("t=10001 end HYPOTENSION medium #1");
    }

    @Test
    void aSeenAlarmAboutThePatientEndsAndSaysWhy() {
        script.cuff(0, 84, 61);
        script.acknowledge(1, script.last().alarmId(), 1);
        remove(5, MONITOR);
        assertThat(script.log("HYPOTENSION").get(2)).isEqualTo("t=5 end HYPOTENSION medium #1");
        assertThat(script.events)
                .anyMatch(event -> event.phase() == Phase.END
                        && event.alarm().text().endsWith("; monitor: removed from the configuration"));
    }

    /** A HIGH that has become MEDIUM is kept as the HIGH that nobody has seen, with its words. */
    @Test
    void theWorstThatNobodyHasSeenIsKept() {
        script.cuff(0, 70, 61).cuff(60, 84, 61);
        remove(70, MONITOR);
        assertThat(script.alarm("HYPOTENSION").priority()).isEqualTo(Priority.HIGH);
        assertThat(script.alarm("HYPOTENSION").text()).startsWith("SBP 70 below 80 by cuff");
    }

    @Test
    void anAlarmThatWasKeptBeforeStaysAsItWas() {
        script.cuff(0, 70, 61).cuff(60, 120, 90);
        Alarm kept = script.alarm("HYPOTENSION");
        remove(70, MONITOR);
        assertThat(script.alarm("HYPOTENSION")).isEqualTo(kept);
    }

    @Test
    void aPhysiologicalAlertOfTheDeviceIsKeptToo() {
        script.alert(0, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "APNEA", true);
        remove(1, PUMP);
        Alarm kept = script.alarm("DEVICE_ALERT");
        assertThat(kept.condition()).isEqualTo(Condition.LATCHED);
        remove(2, MONITOR);
        assertThat(script.alarm("DEVICE_ALERT")).isEqualTo(kept);
        script.acknowledge(3, kept.alarmId(), 1);
        assertThat(script.log("DEVICE_ALERT")).endsWith("t=3 end DEVICE_ALERT medium #1");
    }

    /** One alarm, one episode: it goes on with what the other source says. */
    @Test
    void anotherSourceTakesOverAtOnce() {
        script.cuff(0, 84, 90);
        other(1, 86);
        script.cuff(2, 85, 90);
        remove(5, MONITOR);
        assertThat(script.core.isChosen(Signal.SYSTOLIC_PRESSURE, OTHER, CUFF_SYS))
                .isTrue();
        assertThat(script.alarm("HYPOTENSION").condition()).isEqualTo(Condition.ACTIVE);
        assertThat(script.alarm("HYPOTENSION").text()).startsWith("SBP 86 below 90");
    }

    /** A source that may come back may still judge it. */
    @Test
    void anAlarmIsUnknownWhileItsLastSourceIsAway() {
        other(0, 120);
        script.pass(1_000);
        script.cuff(1_000, 84, 90);
        remove(1_001, MONITOR);
        assertThat(script.alarm("HYPOTENSION").condition()).isEqualTo(Condition.UNKNOWN);
        other(1_010, 120);
        assertThat(script.log("HYPOTENSION")).endsWith("t=1010 end HYPOTENSION medium #1");
    }

    /** A delay that was running has nothing to run on. */
    @Test
    void whatWasPendingIsOver() {
        script.heartRate(0, 5, 150);
        assertThat(script.core.pending()).isNotEmpty();
        remove(5, MONITOR);
        assertThat(script.core.pending()).isEmpty();
        script.pass(100);
        assertThat(script.log).containsExactly("t=5 start DEVICE_REMOVED medium #1");
    }

    @Test
    void valuesThatWereMissingAreNotMissedAnyMore() {
        script.heartRate(0, 5, 80).pass(20);
        remove(21, MONITOR);
        assertThat(script.log("STALE_DATA"))
                .containsExactly("t=14 start STALE_DATA low #1", "t=21 end STALE_DATA low #1");
        assertThat(script.alarm("DEVICE_REMOVED").text()).endsWith("; ended unseen: Values missing");
    }

    // another line behind the name

    /** The usual case: the path was wrong, and the alarm holds until the device is heard at the right one. */
    @Test
    void aLineThatWasLostIsLostUntilTheNewOneIsHeard() {
        script.line(0, MONITOR, Status.CLOSED, Cause.OPEN_FAILED);
        script.input(5, new Replaced(MONITOR));
        script.line(6, MONITOR, Status.CONNECTING, Cause.NONE);
        assertThat(script.log).containsExactly("t=0 start LINE_LOST medium #1");
        script.line(7, MONITOR, Status.LIVE, Cause.NONE);
        assertThat(script.log).endsWith("t=7 end LINE_LOST medium #1");
    }

    @Test
    void whatWasSaidBeforeIsUnknownAndMissingUntilItIsSaidAnew() {
        script.line(0, MONITOR, Status.LIVE, Cause.NONE).cuff(1, 84, 61).heartRate(2, 5, 80);
        script.input(5, new Replaced(MONITOR));
        assertThat(script.log("HYPOTENSION")).endsWith("t=5 update HYPOTENSION medium #1");
        assertThat(script.alarm("HYPOTENSION").condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(script.core.isChosen(Signal.HEART_RATE, MONITOR, ECG)).isFalse();
        script.line(6, MONITOR, Status.CONNECTING, Cause.NONE).pass(100);
        assertThat(script.log("STALE_DATA")).isEmpty();
        script.line(100, MONITOR, Status.LIVE, Cause.NONE).pass(109.999);
        assertThat(script.log("STALE_DATA")).isEmpty();
        script.pass(110);
        assertThat(script.log("STALE_DATA")).containsExactly("t=110 start STALE_DATA low #1");
        assertThat(script.alarm("STALE_DATA").text()).isEqualTo("monitor: no valid HR (ECG) for 10 s");
        script.cuff(111, 120, 90);
        assertThat(script.log("HYPOTENSION")).endsWith("t=111 end HYPOTENSION medium #1");
    }

    @Test
    void anAlertOfTheDeviceIsUnknownAndEndsWhenItIsNotSaidAnew() {
        script.alert(0, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        script.input(1, new Replaced(PUMP));
        assertThat(script.alarm("DEVICE_ALERT").condition()).isEqualTo(Condition.UNKNOWN);
        script.line(2, PUMP, Status.LIVE, Cause.NONE).pass(12);
        assertThat(script.log("DEVICE_ALERT")).endsWith("t=12 end DEVICE_ALERT high #1");
    }

    /** The drug runs on, whatever a file says. */
    @Test
    void aDeliveringPumpThatIsNotHeardAtItsNewLineBecomesHigh() {
        script.pump(0, true);
        script.input(1, new Replaced(PUMP));
        script.line(2, PUMP, Status.SILENT, Cause.NO_ANSWER).pass(22);
        assertThat(script.log).containsExactly("t=2 start LINE_LOST medium #1", "t=22 escalate LINE_LOST high #1");
    }
}
