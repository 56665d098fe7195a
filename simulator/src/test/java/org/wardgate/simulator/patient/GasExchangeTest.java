package org.wardgate.simulator.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GasExchangeTest {
    private static final double NORMAL = 41;

    @ParameterizedTest
    @CsvSource({
        "27, 50.4",
        "40, 74.9",
        "50, 85.0",
        "60, 90.6",
        "70, 93.8",
        "80, 95.7",
        "90, 96.9",
        "100, 97.7",
        "120, 98.7"
    })
    void saturationFollowsSeveringhaus(double oxygen, double saturation) {
        assertThat(GasExchange.saturation(oxygen)).isCloseTo(saturation, within(0.051));
    }

    @ParameterizedTest
    @CsvSource({"0, 97.4", "15, 96.1", "30, 93.8", "45, 89.5", "60, 80.7", "75, 62.6"})
    void saturationFallsEverFasterInApnoea(int seconds, double saturation) {
        // 0.21 x 713 - 41 / 0.8 - 3.48 = 95
        GasExchange gas = new GasExchange(NORMAL, 3.48);
        breathe(gas, seconds, 0);
        assertThat(gas.saturation()).isCloseTo(saturation, within(0.051));
        assertThat(gas.apnoeaSeconds()).isEqualTo(seconds);
    }

    @Test
    void carbonDioxideRisesFastInTheFirstMinuteOfApnoeaAndSlowerThereafter() {
        GasExchange gas = new GasExchange(NORMAL, 10);
        breathe(gas, 60, 0);
        assertThat(gas.carbonDioxide()).isCloseTo(NORMAL + 8, within(1e-9));
        breathe(gas, 60, 0);
        assertThat(gas.carbonDioxide()).isCloseTo(NORMAL + 8 + 3.5, within(1e-9));
    }

    /** At 80 % of the ventilation the balance is 41 / 0.8 = 51.25; after 4 min 1 - 1/e of the way is gone. */
    @Test
    void carbonDioxideFindsANewBalanceWithinMinutes() {
        GasExchange gas = new GasExchange(NORMAL, 10);
        breathe(gas, 240, 0.8);
        assertThat(gas.carbonDioxide()).isCloseTo(NORMAL + 10.25 * (1 - Math.exp(-1)), within(0.02));
        breathe(gas, 3600, 0.8);
        assertThat(gas.carbonDioxide()).isCloseTo(51.25, within(0.01));
        assertThat(gas.oxygen()).isCloseTo(0.21 * 713 - 51.25 / 0.8 - 10, within(0.05));
    }

    @Test
    void oxygenReturnsWithTheFirstBreaths() {
        GasExchange gas = new GasExchange(NORMAL, 10);
        double before = gas.oxygen();
        breathe(gas, 60, 0);
        breathe(gas, 60, 1);
        assertThat(gas.apnoeaSeconds()).isZero();
        assertThat(gas.oxygen()).isCloseTo(before, within(12.0));
    }

    @Test
    void fingerShowsASaturationTwentySecondsLaterAndAveraged() {
        FingerOximeter finger = new FingerOximeter(97);
        for (int second = 1; second <= 20; second++) {
            finger.advance(87);
            assertThat(finger.shown()).isEqualTo(97);
        }
        for (int second = 1; second <= 8; second++) {
            finger.advance(87);
        }
        assertThat(finger.shown()).isCloseTo(87 + 10 * Math.exp(-1), within(1e-9));
    }

    private static void breathe(GasExchange gas, int seconds, double ventilation) {
        for (int i = 0; i < seconds; i++) {
            gas.advance(1, ventilation);
        }
    }
}
