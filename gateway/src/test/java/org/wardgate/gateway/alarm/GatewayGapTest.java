package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardgate.gateway.alarm.AlarmScript.CUFF_SYS;
import static org.wardgate.gateway.alarm.AlarmScript.ECG;
import static org.wardgate.gateway.alarm.AlarmScript.LINE_SYS;
import static org.wardgate.gateway.alarm.AlarmScript.MONITOR;
import static org.wardgate.gateway.alarm.AlarmScript.PUMP;
import static org.wardgate.gateway.alarm.AlarmScript.nanos;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;

/** The gateway itself was not running for a while, and says so. */
class GatewayGapTest {

    @Test
    void itEndsWhenEverySignalIsKnownAgainAndNotBeforeTenSeconds() {
        AlarmScript soon = new AlarmScript().heartRate(0, 10, 80).gap(15, 5).heartRate(15, 40, 80);
        assertThat(soon.log("GATEWAY_GAP"))
                .containsExactly("t=15 start GATEWAY_GAP high #1", "t=25 end GATEWAY_GAP high #1");
        AlarmScript late = new AlarmScript().heartRate(0, 10, 80).gap(15, 5).heartRate(33, 40, 80);
        assertThat(late.log("GATEWAY_GAP"))
                .containsExactly("t=15 start GATEWAY_GAP high #1", "t=33 end GATEWAY_GAP high #1");
    }

    @Test
    void itEndsAfterAMinuteWhateverIsMissing() {
        AlarmScript script = new AlarmScript().heartRate(0, 10, 80).gap(15, 5).pass(200);
        assertThat(script.log("GATEWAY_GAP"))
                .containsExactly("t=15 start GATEWAY_GAP high #1", "t=75 end GATEWAY_GAP high #1");
        assertThat(script.log("STALE_DATA")).startsWith("t=25 start STALE_DATA low #1");
    }

    @Test
    void aBedOfWhichNothingWasKnownIsToldOfItToo() {
        AlarmScript script = new AlarmScript().gap(100, 100).pass(200);
        assertThat(script.log).containsExactly("t=100 start GATEWAY_GAP high #1", "t=110 end GATEWAY_GAP high #1");
    }

    @Test
    void aSecondGapSoundsAlsoWhenTheFirstWasAcknowledged() {
        AlarmScript script = new AlarmScript().heartRate(0, 10, 80).gap(15, 5);
        script.acknowledge(16, script.last().alarmId(), 1);
        script.gap(20, 3);
        assertThat(script.alarm("GATEWAY_GAP").occurrence()).isEqualTo(2);
        assertThat(script.alarm("GATEWAY_GAP").text()).isEqualTo("nothing was watched for 3 s: look at the patient");
        assertThat(script.alarm("GATEWAY_GAP")).matches(Alarm::isSounding);
    }

    @Test
    void theLengthIsRoundedUp() {
        AlarmScript script = new AlarmScript().input(10, new AlarmInput.Gap(Duration.ofMillis(2001)));
        assertThat(script.last().text()).isEqualTo("nothing was watched for 3 s: look at the patient");
        assertThatThrownBy(() -> new AlarmInput.Gap(Duration.ofMillis(-1)))
                .hasMessage("a gap has a length, not PT-0.001S");
    }

    /** What was measured before is refused, however young it is by the clock of the stale limit. */
    @Test
    void aValueThatWasMeasuredBeforeIsNeverListenedTo() {
        AlarmScript script = new AlarmScript().heartRate(0, 20, 126).gap(23, 3);
        assertThat(script.alarm("TACHYCARDIA").condition()).isEqualTo(Condition.UNKNOWN);
        for (int i = 0; i < 5; i++) {
            script.input(
                    23 + i,
                    new AlarmInput.Sample(Signal.HEART_RATE, ECG, MONITOR, Decimal.of(80), false, nanos(22.999)));
        }
        assertThat(script.alarm("TACHYCARDIA").condition()).isEqualTo(Condition.UNKNOWN);
        script.heartRate(28, 40, 80);
        assertThat(script.log("TACHYCARDIA")).last().isEqualTo("t=35 end TACHYCARDIA medium #1");
    }

    /** A violation whose delay would have run out in the gap has not been seen to last. */
    @Test
    void aDelayDoesNotRunOutInTheGap() {
        AlarmScript script = new AlarmScript().heartRate(0, 11, 126).gap(13, 2);
        assertThat(script.log("TACHYCARDIA")).isEmpty();
        script.heartRate(13, 20, 126);
        assertThat(script.log("TACHYCARDIA")).isEmpty();
    }

    /** The last cuff pressure was measured before, too: when the arterial line goes, it is not taken in its place. */
    @Test
    void aCuffPressureFromBeforeDoesNotTakeTheArterialLinesPlace() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 70).gap(5, 5);
        for (int t = 5; t < 30; t++) {
            script.sample(t, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 120, false);
        }
        script.invalid(30, Signal.SYSTOLIC_PRESSURE, LINE_SYS).pass(60);
        assertThat(script.core.isChosen(Signal.SYSTOLIC_PRESSURE, MONITOR, CUFF_SYS))
                .isFalse();
        script.cuff(61, 85, 70);
        assertThat(script.core.isChosen(Signal.SYSTOLIC_PRESSURE, MONITOR, CUFF_SYS))
                .isTrue();
    }

    /** A new cuff pressure counts at once, beside the arterial line as without it. */
    @Test
    void aNewCuffPressureIsThereWhenTheArterialLineGoes() {
        AlarmScript script = new AlarmScript().cuff(0, 120, 90).gap(5, 5);
        for (int t = 5; t < 30; t++) {
            script.sample(t, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 120, false);
        }
        script.sample(30, Signal.SYSTOLIC_PRESSURE, CUFF_SYS, 70, true)
                .invalid(31, Signal.SYSTOLIC_PRESSURE, LINE_SYS)
                .pass(36);
        assertThat(script.alarm("HYPOTENSION").text()).isEqualTo("SBP 70 below 80 by cuff");
    }

    /** Nobody knows whether an occlusion ended meanwhile: unknown and sounding until the pump says it again. */
    @Test
    void anAlertOfADeviceIsUnknownUntilItIsSaidAgain() {
        AlarmScript script = new AlarmScript()
                .line(0, PUMP, Status.LIVE, Cause.NONE)
                .alert(1, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true)
                .gap(10, 5)
                .pass(100);
        assertThat(script.alarm("DEVICE_ALERT").condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(script.alarm("DEVICE_ALERT")).matches(Alarm::isSounding);
        script.alert(101, DeviceAlert.Type.TECHNICAL, Priority.HIGH, "AL_OCCLU", true);
        assertThat(script.alarm("DEVICE_ALERT").condition()).isEqualTo(Condition.ACTIVE);
        assertThat(script.alarm("DEVICE_ALERT").occurrence()).isEqualTo(1);
    }

    @Test
    void aPumpHasItsAgeLimitToTellItsStatusAgain() {
        AlarmScript script = new AlarmScript()
                .line(0, PUMP, Status.LIVE, Cause.NONE)
                .pump(1, true)
                .gap(30, 28);
        script.pass(39.999);
        assertThat(script.log("STALE_DATA")).isEmpty();
        script.pass(40);
        assertThat(script.last().text()).isEqualTo("pump: no valid pump status for 10 s");
    }
}
