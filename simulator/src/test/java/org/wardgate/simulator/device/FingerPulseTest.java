package org.wardgate.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wardgate.simulator.patient.FakePatient;

class FingerPulseTest {
    private static final long FRAME_NANOS = Duration.ofMillis(20).toNanos();

    private final FakePatient patient = new FakePatient();
    private final FingerPulse finger = new FingerPulse(patient);

    /** R waves are at whole numbers of beats. */
    @Test
    void aPulseArrivesAFifthOfASecondAfterTheHeartHasBeaten() {
        assertThat(arrivesWithinAFrame(60, 1.19)).isFalse();
        assertThat(arrivesWithinAFrame(60, 1.201)).isTrue();
        assertThat(arrivesWithinAFrame(60, 1.219)).isTrue();
        assertThat(arrivesWithinAFrame(60, 1.221)).isFalse();
    }

    @Test
    void theFingerFillsQuicklyAndEmptiesSlowlyOnceABeat() {
        assertThat(fullness(60, 10.2)).isLessThan(0.1);
        assertThat(fullness(60, 10.4)).isGreaterThan(0.9);
        assertThat(fullness(60, 10.7)).isBetween(0.25, 0.5);
        assertThat(fullness(60, 11.1)).isLessThan(0.1);
        for (double seconds = 10; seconds < 12; seconds += 0.01) {
            assertThat(fullness(140, seconds)).isBetween(0.0, 1.0);
        }
    }

    private boolean arrivesWithinAFrame(int perMinute, double seconds) {
        beat(perMinute, seconds);
        return finger.arrivedWithin(FRAME_NANOS);
    }

    private double fullness(int perMinute, double seconds) {
        beat(perMinute, seconds);
        return finger.fullness();
    }

    private void beat(int perMinute, double seconds) {
        patient.heart(nanosAgo -> (seconds - nanosAgo / 1e9) * perMinute / 60);
    }
}
