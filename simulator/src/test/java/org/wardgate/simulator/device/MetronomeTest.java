package org.wardgate.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeTest {
    private final FakeWire wire = new FakeWire();
    private final List<Long> beats = new ArrayList<>();

    /** 75 a second are 13.3 ms and a third of a nanosecond: without it an hour would end 90 microseconds early. */
    @Test
    void aRateThatDividesNoSecondDoesNotDrift() {
        Metronome metronome = Metronome.perSecond(wire, 75, number -> beats.add(wire.time.patientNanos()));
        wire.time.advance(Duration.ofHours(1));

        assertThat(beats).hasSize(75 * 3600 + 1).startsWith(0L, 13_333_333L, 26_666_666L, 40_000_000L);
        assertThat(beats.get(75 * 3600)).isEqualTo(Duration.ofHours(1).toNanos());
        metronome.stop();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(beats).hasSize(75 * 3600 + 1);
    }

    @Test
    void aLengthOfTimeEndsIt() {
        Metronome.start(wire, Duration.ofSeconds(1), Duration.ofSeconds(3), beats::add);
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(beats).containsExactly(0L, 1L, 2L);
    }
}
