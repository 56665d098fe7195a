package org.wardgate.device.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** Link time and patient time go their own ways, as in a simulation that runs fast or slow. */
class SilenceWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final TwoClocks clocks = new TwoClocks();
    private int silences;
    private final SilenceWatch watch = new SilenceWatch(clocks, LIMIT, () -> silences++);

    @Test
    void aDeviceIsSilentWhenBothClocksSaySo() {
        watch.begin();
        clocks.patient.advance(LIMIT);
        assertThat(silences).as("the line had no time to carry anything").isZero();

        clocks.link.advance(LIMIT.minusNanos(1));
        assertThat(silences).isZero();
        clocks.link.advance(Duration.ofNanos(1));
        assertThat(silences).isEqualTo(1);
    }

    @Test
    void linkTimeAloneMakesNoSilence() {
        watch.begin();
        clocks.link.advance(LIMIT.multipliedBy(10));
        assertThat(silences).as("a simulation that stands still").isZero();

        clocks.patient.advance(LIMIT);
        assertThat(silences).isEqualTo(1);
    }

    @Test
    void whatIsHeardPutsItOff() {
        watch.begin();
        both(Duration.ofMillis(1900));
        watch.heard(clocks.now());
        both(Duration.ofMillis(1999));
        assertThat(silences).isZero();

        both(Duration.ofMillis(1));
        assertThat(silences).isEqualTo(1);
    }

    /** A device that is silent for long is asked again each time. */
    @Test
    void aSilenceThatGoesOnIsToldAgain() {
        watch.begin();
        both(LIMIT);
        both(LIMIT);
        assertThat(silences).isEqualTo(2);

        watch.heard(clocks.now());
        both(LIMIT.minusMillis(1));
        assertThat(silences).isEqualTo(2);
    }

    @Test
    void whatHappenedBeforeItBeganDoesNotCount() {
        both(LIMIT.multipliedBy(5));
        watch.begin();
        both(LIMIT.minusMillis(1));

        assertThat(silences).isZero();
    }

    @Test
    void aClosedWatchSaysNothing() {
        watch.begin();
        watch.close();
        both(LIMIT.multipliedBy(5));

        assertThat(silences).isZero();
    }

    private void both(Duration duration) {
        for (long left = duration.toNanos(); left > 0; left -= 1_000_000) {
            clocks.patient.advance(Duration.ofNanos(Math.min(left, 1_000_000)));
            clocks.link.advance(Duration.ofNanos(Math.min(left, 1_000_000)));
        }
    }

    /** A driver's context whose two faces are moved by hand. */
    private static final class TwoClocks implements DriverContext {
        private final VirtualTimeSource link = new VirtualTimeSource();
        private final VirtualTimeSource patient = new VirtualTimeSource();

        @Override
        public Timestamp now() {
            return new Timestamp(link.now().wall(), link.linkNanos(), patient.patientNanos());
        }

        @Override
        public Timer schedule(Face face, Duration delay, Runnable task) {
            return (face == Face.LINK ? link : patient).schedule(face, delay, Runnable::run, task);
        }

        @Override
        public void send(Bytes frame) {
            throw new AssertionError("it asks nothing");
        }

        @Override
        public DeviceOutput part(String place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
            throw new AssertionError("it emits nothing");
        }

        @Override
        public void emit(DeviceEvent event) {
            throw new AssertionError("it emits nothing");
        }

        @Override
        public void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
            throw new AssertionError("it states nothing");
        }

        @Override
        public void rejected(WireInput.Reason reason) {
            throw new AssertionError("it rejects nothing");
        }

        @Override
        public void count(String what) {
            throw new AssertionError("it counts nothing");
        }
    }
}
