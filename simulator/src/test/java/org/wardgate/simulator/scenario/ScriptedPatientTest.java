package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Pressure;

class ScriptedPatientTest {
    private long now;

    @Test
    void valueHoldsFromItsPointUntilTheNext() {
        ScriptedPatient patient = patient(heart(0, false, "72"), heart(30, false, "131"));

        assertThat(heartRateAt(patient, 0)).isEqualTo(Decimal.of(72));
        assertThat(heartRateAt(patient, 29_999)).isEqualTo(Decimal.of(72));
        assertThat(heartRateAt(patient, 30_000)).isEqualTo(Decimal.of(131));
        assertThat(heartRateAt(patient, 9_999_000)).isEqualTo(Decimal.of(131));
    }

    @Test
    void rampLeadsInAStraightLineFromWhereTheValueWasGivenBefore() {
        ScriptedPatient patient = patient(heart(0, false, "60"), heart(10, false, "70"), heart(20, true, "81.0"));

        assertThat(heartRateAt(patient, 9_000)).isEqualTo(Decimal.of(60));
        assertThat(heartRateAt(patient, 10_000)).isEqualTo(Decimal.parse("70.0"));
        assertThat(heartRateAt(patient, 15_000)).isEqualTo(Decimal.parse("75.5"));
        assertThat(heartRateAt(patient, 20_000)).isEqualTo(Decimal.parse("81.0"));
    }

    @Test
    void rampGoesPastPointsThatDoNotSpeakOfTheValue() {
        PatientPoint pressureOnly = new PatientPoint(
                Duration.ofSeconds(10), false, null, null, null, Decimal.of(84), Decimal.of(46), Decimal.of(59));
        ScriptedPatient patient = patient(heart(0, false, "100"), pressureOnly, heart(20, true, "60"));

        assertThat(heartRateAt(patient, 10_000)).isEqualTo(Decimal.of(80));
    }

    @Test
    void whatWasNeverGivenIsSeenByNoSensor() {
        ScriptedPatient patient = patient(
                heart(0, false, "72"),
                new PatientPoint(
                        Duration.ofSeconds(5),
                        false,
                        null,
                        Decimal.of(97),
                        Decimal.of(14),
                        Decimal.of(84),
                        Decimal.of(46),
                        Decimal.of(59)));

        assertThat(patient.vitals()).isEqualTo(new Vitals(Decimal.of(72), null, null, null));
        now = Duration.ofSeconds(5).toNanos();
        assertThat(patient.vitals())
                .isEqualTo(new Vitals(
                        Decimal.of(72),
                        Decimal.of(97),
                        Decimal.of(14),
                        new Pressure(Decimal.of(84), Decimal.of(46), Decimal.of(59))));
    }

    /** 60 for 10 s are 10 beats; from 60 to 120 in 10 s are 15; 120 for 5 s are 10. */
    @Test
    void theHeartBeatsAsOftenAsItsRateSaysAlsoOnARamp() {
        ScriptedPatient patient = patient(heart(0, false, "60"), heart(10, false, "60"), heart(20, true, "120"));
        now = Duration.ofSeconds(25).toNanos();

        assertThat(patient.beats(0)).isCloseTo(35, within(1e-9));
        assertThat(patient.beats(Duration.ofSeconds(5).toNanos())).isCloseTo(25, within(1e-9));
        assertThat(patient.beats(Duration.ofSeconds(10).toNanos())).isCloseTo(10 + 6.25, within(1e-9));
    }

    private ScriptedPatient patient(PatientPoint... points) {
        return new ScriptedPatient(List.of(points), () -> now);
    }

    private @Nullable Decimal heartRateAt(ScriptedPatient patient, long millis) {
        now = Duration.ofMillis(millis).toNanos();
        return patient.vitals().heartRatePerMinute();
    }

    private static PatientPoint heart(int seconds, boolean ramp, String rate) {
        return new PatientPoint(Duration.ofSeconds(seconds), ramp, Decimal.parse(rate), null, null, null, null, null);
    }
}
