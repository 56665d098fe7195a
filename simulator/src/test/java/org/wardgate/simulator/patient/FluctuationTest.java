package org.wardgate.simulator.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FluctuationTest {
    private static final int STEPS = 200_000;

    /** Of 200,000 steps some 25,000 are independent: the estimates are good to 1 or 2 %. */
    @Test
    void itHasItsDeviationAndForgetsInItsTime() {
        Fluctuation noise = new Fluctuation(4, 1.5, new SplittableRandom(20261125));
        double sum = 0;
        double squares = 0;
        double products = 0;
        double[] last = new double[4];
        for (int i = 0; i < STEPS; i++) {
            noise.advance();
            sum += noise.value();
            squares += noise.value() * noise.value();
            products += noise.value() * last[i % 4];
            last[i % 4] = noise.value();
        }
        assertThat(sum / STEPS).isCloseTo(0, within(0.05));
        assertThat(Math.sqrt(squares / STEPS)).isCloseTo(1.5, within(0.05));
        assertThat(products / squares).as("correlation over 4 s").isCloseTo(Math.exp(-1), within(0.03));
    }

    @Test
    void theReflexAnswersAPressureAndGetsUsedToIt() {
        Baroreflex reflex = new Baroreflex(92);
        for (int i = 0; i < 30; i++) {
            reflex.advance(82);
        }
        assertThat(reflex.beats()).isBetween(6.5, 8.0);
        for (int i = 0; i < 3600; i++) {
            reflex.advance(82);
        }
        assertThat(reflex.beats()).isCloseTo(0, within(0.1));
        for (int i = 0; i < 40; i++) {
            reflex.advance(20);
        }
        assertThat(reflex.beats()).as("no more than 25").isBetween(24.0, 25.0);
    }
}
