package org.wardgate.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GapWatchTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<Duration> gaps = new ArrayList<>();
    private final GapWatch watch = new GapWatch(time, (now, length) -> gaps.add(length));

    @BeforeEach
    void start() {
        watch.start();
        time.advance(Duration.ofSeconds(1));
    }

    @Test
    void aProcessThatRunsHasNoGaps() {
        time.advance(Duration.ofHours(1));

        assertThat(gaps).isEmpty();
        assertThat(watch.isGap(time.linkNanos())).isFalse();
    }

    @Test
    void aProcessThatWasStoppedIsKnownToHaveBeenBeforeAnyTimerRuns() {
        time.stop(Duration.ofSeconds(12));

        assertThat(watch.isGap(time.linkNanos())).isTrue();
        time.advance(Duration.ZERO);
        assertThat(watch.isGap(time.linkNanos())).isFalse();
        assertThat(gaps).containsExactly(Duration.ofMillis(11_750));
    }

    @Test
    void aMachineThatSleptIsNoticedThoughMonotonicTimeStoodStill() {
        time.sleep(Duration.ofHours(8));
        time.advance(GapWatch.BEAT);

        assertThat(gaps).containsExactly(Duration.ofHours(8));
        time.advance(Duration.ofMinutes(1));
        assertThat(gaps).as("told once").hasSize(1);
    }

    @Test
    void twoSecondsAreNoGapAndAMomentMoreIs() {
        time.stop(GapWatch.LIMIT.plus(GapWatch.BEAT));
        time.advance(Duration.ZERO);
        assertThat(gaps).isEmpty();

        time.stop(GapWatch.LIMIT.plus(GapWatch.BEAT).plusNanos(1));
        time.advance(Duration.ZERO);
        assertThat(gaps).hasSize(1);
    }

    @Test
    void aStepOfTheWallClockIsNoGap() {
        time.setWall(Instant.EPOCH);
        time.advance(Duration.ofSeconds(1));
        time.setWall(Instant.parse("2100-01-01T00:00:00Z"));
        time.advance(Duration.ofSeconds(1));

        assertThat(gaps).isEmpty();
    }

    @Test
    void aWatchThatWasStoppedTellsNothing() {
        watch.stop();
        time.stop(Duration.ofMinutes(1));
        time.advance(Duration.ofMinutes(1));

        assertThat(gaps).isEmpty();
    }

    @Test
    void thisMachineHasNotSleptBetweenTwoLooks() {
        SystemTimeSource machine = new SystemTimeSource();

        long first = machine.sleptNanos();
        long second = machine.sleptNanos();

        assertThat(Duration.ofNanos(second - first).abs()).isLessThan(GapWatch.LIMIT);
    }
}
