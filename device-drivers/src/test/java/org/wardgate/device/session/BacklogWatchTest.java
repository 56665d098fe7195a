package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that waited are not new. The line carries 1,000 bytes a second. */
class BacklogWatchTest {
    private static final int BYTES_PER_SECOND = 1000;

    private long nowNanos = 5_000_000_000L;
    private boolean gap;
    private BacklogWatch watch = watchAt(1);

    @Test
    void aDeviceThatSpeaksEverySecondIsNew() {
        for (int i = 0; i < 1000; i++) {
            assertThat(isLate(Duration.ofSeconds(1), 900)).isFalse();
        }
    }

    @Test
    void whatComesAfterASilenceIsOldUntilAPause() {
        assertThat(isLate(Duration.ofSeconds(1), 100)).isFalse();
        assertThat(isLate(BacklogWatch.SILENCE, 100)).isTrue();
        for (int i = 0; i < 30; i++) {
            assertThat(isLate(Duration.ofMillis(1), 100)).isTrue();
        }
        assertThat(isLate(BacklogWatch.PAUSE.minusNanos(1), 100)).isTrue();
        assertThat(isLate(BacklogWatch.PAUSE, 100)).isFalse();
    }

    @Test
    void aMomentLessThanASilenceIsNone() {
        assertThat(isLate(BacklogWatch.SILENCE.minusNanos(1), 100)).isFalse();
    }

    @Test
    void whatIsReadAfterThisProcessDidNotRunIsOld() {
        gap = true;
        assertThat(isLate(Duration.ofMillis(500), 100)).isTrue();
        gap = false;
        assertThat(isLate(Duration.ofMillis(1), 100)).isTrue();
        assertThat(isLate(BacklogWatch.PAUSE, 100)).isFalse();
    }

    /** A server that falls behind and catches up without ever being silent. */
    @Test
    void moreThanTheLineCanCarryIsOldAndNewAgainWithinFiveSecondsOfTheLinesOwnPace() {
        boolean late = false;
        for (int i = 0; i < 100 && !late; i++) {
            late = isLate(Duration.ofMillis(10), 100);
        }
        assertThat(late).as("ten times the line's rate").isTrue();

        Duration waited = Duration.ZERO;
        Duration step = Duration.ofMillis(100);
        while (isLate(step, 95)) {
            waited = waited.plus(step);
            assertThat(waited).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(waited).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void aServerMayGatherWhatASecondOfTheLineCarries() {
        assertThat(isLate(Duration.ofSeconds(1), BYTES_PER_SECOND)).isFalse();
        assertThat(isLate(Duration.ofSeconds(1), BYTES_PER_SECOND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 4, 10})
    void aDeviceAtAnySpeedOfPatientTimeIsNew(double speed) {
        watch = watchAt(speed);

        for (int i = 0; i < 100; i++) {
            assertThat(isLate(Duration.ofNanos((long) (1e9 / speed)), 900)).isFalse();
        }
    }

    private BacklogWatch watchAt(double speed) {
        return new BacklogWatch(BYTES_PER_SECOND, BacklogWatch.PAUSE, speed, nanos -> gap, nowNanos);
    }

    private boolean isLate(Duration after, int bytes) {
        nowNanos += after.toNanos();
        watch.accept(bytes, nowNanos);
        return watch.isLate();
    }
}
