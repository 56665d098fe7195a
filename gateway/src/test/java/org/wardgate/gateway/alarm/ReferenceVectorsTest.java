package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;

/**
 * Three stories of one heart rate, once a second, against a limit of 120 with a hysteresis of 5, a delay of 10 s, a clear delay of
 * 5 s and a median of 3. Their seconds were reckoned by hand and are exact.
 */
class ReferenceVectorsTest {

    /**
     * V1. The one artefact of 180 at 5 s never passes the median. The step at 10 s does at 11 s and is raised 10 s later; 119 is still
     * inside the hysteresis; the step to 114 at 55 s passes at 56 s and clears 5 s later.
     */
    @Test
    void v1RaisesAt21SecondsAndClearsAt61() {
        AlarmScript script = artefactAndTachycardia(new AlarmScript());
        assertThat(script.log).containsExactly("t=21 start TACHYCARDIA medium #1", "t=61 end TACHYCARDIA medium #1");
    }

    /** V1. Before the raise, the violation is pending since 11 s and nothing else is. */
    @Test
    void v1IsPendingFromTheMediansStepOn() {
        AlarmScript script = new AlarmScript()
                .heartRate(0, 5, 112)
                .heartRate(5, 6, 180)
                .heartRate(6, 10, 112)
                .heartRate(10, 11, 126);
        assertThat(script.core.pending()).isEmpty();
        script.heartRate(11, 12, 126);
        assertThat(script.core.pending()).extracting(Pending::sinceNanos).containsExactly(AlarmScript.nanos(11));
        script.heartRate(12, 21, 126).pass(21);
        assertThat(script.core.pending()).isEmpty();
        assertThat(script.log).containsExactly("t=21 start TACHYCARDIA medium #1");
    }

    /** V2. Back inside at 20 s, a second before the delay would have been over. */
    @Test
    void v2RaisesNothing() {
        AlarmScript script =
                new AlarmScript().heartRate(0, 10, 112).heartRate(10, 19, 126).heartRate(19, 60, 112);
        assertThat(script.log).isEmpty();
        assertThat(script.core.pending()).isEmpty();
    }

    /** V3. As V1 without hysteresis: 119 passes the median at 41 s and is inside. */
    @Test
    void v3WithoutHysteresisClearsAt46Seconds() {
        LimitRule rule = new LimitRule(
                "TACHYCARDIA", "Tachycardia", List.of(AlarmScript.above(Signal.HEART_RATE, 120, 140, 0, 3, 10, 5, 15)));
        AlarmScript script =
                artefactAndTachycardia(new AlarmScript(new AlarmProfile(List.of(rule), AlarmScript.TIMING)));
        assertThat(script.log).containsExactly("t=21 start TACHYCARDIA medium #1", "t=46 end TACHYCARDIA medium #1");
    }

    private static AlarmScript artefactAndTachycardia(AlarmScript script) {
        return script.heartRate(0, 5, 112)
                .heartRate(5, 6, 180)
                .heartRate(6, 10, 112)
                .heartRate(10, 40, 126)
                .heartRate(40, 55, 119)
                .heartRate(55, 70, 114);
    }
}
