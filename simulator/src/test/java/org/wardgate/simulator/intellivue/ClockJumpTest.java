package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.PollRequest.NUMERICS;
import static org.wardgate.simulator.intellivue.Vectors.poll;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;

/** The monitor's two clocks jump, each by itself; ticks are of 1/8 ms. */
class ClockJumpTest {
    private final FakeLine line = new FakeLine();
    private final IntelliVueMonitor monitor = new IntelliVueMonitor(
            line,
            FakePatient.well(),
            Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)).withUnmeasuredParameters(false));

    ClockJumpTest() {
        monitor.start();
        line.advanceMillis(10_000);
    }

    @Test
    void theWallClockIsSetAndTheAnswersGoOnByTheRelativeTime() {
        monitor.stepWallClock(Duration.ofHours(-1));
        line.advanceMillis(10_000);

        assertThat(numerics().ticks).isEqualTo(160_000);
        assertThat(cuffStamp()).as("9:28:45 less an hour").isEqualTo(Bytes.ofHex("2025011508284500"));
    }

    @Test
    void theRelativeTimeJumpsForwardAndTheWallClockGoesOn() {
        monitor.stepRelativeTime(Duration.ofSeconds(100));
        line.advanceMillis(10_000);

        assertThat(numerics().ticks).isEqualTo(960_000);
        assertThat(cuffStamp()).isEqualTo(Bytes.ofHex("2025011509284500"));
    }

    /** Before its beginning the 32 bits wrap: 100 s back from 20 s are 80 s, 640,000 ticks, below 0. */
    @Test
    void theRelativeTimeJumpsBackBeyondItsBeginning() {
        monitor.stepRelativeTime(Duration.ofSeconds(-100));
        line.advanceMillis(10_000);

        assertThat(numerics().ticks).isEqualTo(0x1_0000_0000L - 640_000);
    }

    private Decoded numerics() {
        return Decoded.poll(line.ask(monitor, poll(1, 1, NUMERICS, 0)).get(0));
    }

    private Bytes cuffStamp() {
        return Objects.requireNonNull(numerics().object(0x8272).attributes().get(0x0990));
    }
}
