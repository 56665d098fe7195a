package org.wardgate.simulator.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrugEffectTest {

    @ParameterizedTest
    @CsvSource({
        // concentration, heart rate, systolic, diastolic, respiration of somebody with 72, 125/75, 14
        "0.10, 74.1, 130.9, 75.9, 13.77",
        "0.24, 76.4, 137.1, 76.8, 13.55",
        "0.50, 79.2, 145.0, 78.0, 13.30",
        "1.00, 82.3, 153.6, 79.3, 13.07",
        "2.00, 85.1, 161.4, 80.5, 12.88"
    })
    void ketamineRaisesHeartRateAndPressure(
            double concentration, double heartRate, double systolic, double diastolic, double respiration) {
        DrugEffect effect = DrugEffect.of(Drug.KETAMINE, concentration, 1);
        assertThat(72 * (1 + effect.heartRate())).isCloseTo(heartRate, within(0.051));
        assertThat(125 * (1 + effect.systolic())).isCloseTo(systolic, within(0.051));
        assertThat(75 * (1 + effect.diastolic())).isCloseTo(diastolic, within(0.051));
        assertThat(14 * (1 + effect.respiration())).isCloseTo(respiration, within(0.0051));
    }

    @Test
    void aStrongResponderIsOneInHeartAndPressureOnly() {
        DrugEffect once = DrugEffect.of(Drug.KETAMINE, 0.24, 1);
        DrugEffect twice = DrugEffect.of(Drug.KETAMINE, 0.24, 2);
        assertThat(twice.heartRate()).isEqualTo(2 * once.heartRate());
        assertThat(twice.systolic()).isEqualTo(2 * once.systolic());
        assertThat(twice.diastolic()).isEqualTo(2 * once.diastolic());
        assertThat(twice.respiration()).isEqualTo(once.respiration());
    }

    @ParameterizedTest
    @CsvSource({
        // concentration, heart rate, mean pressure, respiration of somebody with 72, 92, 14
        "2, 72.2, 92.1, 14.03",
        "3.7, 73.7, 93.0, 14.32",
        "5, 75.6, 94.1, 14.70",
        "8, 77.8, 93.1, 15.13",
        "10, 76.3, 86.9, 14.82",
        "12, 70.1, 75.4, 13.45",
        "15, 54.0, 57.8, 8.73",
        "20, 41.7, 45.3, 3.30"
    })
    void lidocaineStimulatesAndThenDepresses(double concentration, double heartRate, double mean, double respiration) {
        DrugEffect effect = DrugEffect.of(Drug.LIDOCAINE, concentration, 1);
        assertThat(72 * (1 + effect.heartRate())).isCloseTo(heartRate, within(0.051));
        assertThat(92 * (1 + effect.mean())).isCloseTo(mean, within(0.051));
        assertThat(14 * (1 + effect.respiration())).isCloseTo(respiration, within(0.0051));
    }

    /** 50 x (60/91.667)^0.7 = 37.15; 60 - 37.15/3 = 47.6; 47.6 + 37.15 = 84.8. */
    @Test
    void aMeanPressureIsSplitSoThatThePulsePressureFollowsLess() {
        ArterialPressure normal = new ArterialPressure(125, 75);
        ArterialPressure low = normal.withMeanTimes(60 / normal.mean());
        assertThat(low.mean()).isCloseTo(60, within(1e-9));
        assertThat(low.diastolic()).isCloseTo(47.6, within(0.051));
        assertThat(low.systolic()).isCloseTo(84.8, within(0.051));
    }

    @Test
    void propofolDepressesAllButTheHeartRate() {
        DrugEffect half = DrugEffect.of(Drug.PROPOFOL, 0.7649, 1);
        assertThat(half).isEqualTo(new DrugEffect(0.075, -0.275, -0.125, 0, -0.5, -0.5));
    }

    @Test
    void effectsOfSeveralDrugsAddUp() {
        DrugEffect ketamine = DrugEffect.of(Drug.KETAMINE, 0.75, 1);
        DrugEffect both = ketamine.plus(DrugEffect.of(Drug.PROPOFOL, 0.7649, 1));
        assertThat(both.systolic()).isCloseTo(0.20 - 0.275, within(1e-9));
        assertThat(both.heartRate()).isCloseTo(0.125 + 0.075, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"300, 100, 240, 100", "300, 150, 240, 140", "30, 10, 40, 20", "60, 58, 60, 50"})
    void pressuresStayWithinWhatCanBe(double systolic, double diastolic, double high, double low) {
        assertThat(new ArterialPressure(systolic, diastolic).bounded()).isEqualTo(new ArterialPressure(high, low));
    }
}
