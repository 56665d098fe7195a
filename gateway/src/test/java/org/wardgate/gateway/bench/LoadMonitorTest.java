package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.VirtualTimeSource;

class LoadMonitorTest {
    private static final Bytes ASSOCIATION_REQUEST = Bytes.ofHex("c0 1101 0002 0d00 0000 c1".replace(" ", ""));
    private static final Bytes ABORT = Bytes.ofHex("c0 1101 0002 1900 0000 c1".replace(" ", ""));
    private static final Bytes POLL = Bytes.ofHex("c0 1101 000c e1000002 00010006 00010007 0000 c1".replace(" ", ""));

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final SentFrames frames = new SentFrames();
    private final List<Bytes> wire = new ArrayList<>();

    @Test
    void nothingIsSentBeforeAClientHasAssociatedAndPolled() {
        LoadMonitor monitor = monitor(true, 1);
        frames.turn(true);
        monitor.begin(Duration.ZERO);

        time.advance(Duration.ofSeconds(3));
        assertThat(wire).isEmpty();
        monitor.received(POLL);
        time.advance(Duration.ofSeconds(3));
        assertThat(wire).isEmpty();
        monitor.received(ASSOCIATION_REQUEST);
        assertThat(wire).containsExactly(MonitorFrames.ASSOCIATED, MonitorFrames.CREATED);
        time.advance(Duration.ofSeconds(3));
        assertThat(wire).hasSize(2);
        monitor.received(POLL);
        time.advance(Duration.ofSeconds(3));
        assertThat(wire).hasSize(2 + 7);
        monitor.received(ABORT);
        time.advance(Duration.ofSeconds(3));
        assertThat(wire).hasSize(2 + 7);
    }

    @Test
    void threeFramesASecondUnaskedWhereThereIsNoClient() {
        LoadMonitor monitor = monitor(false, 1);
        frames.turn(true);
        monitor.begin(Duration.ZERO);

        time.advance(Duration.ofMillis(9990));

        assertThat(wire).hasSize(30);
    }

    /** Otherwise the next block would begin with an alarm that holds. */
    @Test
    void anAlertThatHasBegunEndsWhenTheLoadIsTurnedOff() {
        LoadMonitor monitor = monitor(false, 1);
        frames.turn(true);
        monitor.begin(Duration.ZERO);
        time.advance(Duration.ofMillis(400));
        assertThat(wire).hasSize(2);

        frames.turn(false);
        time.advance(Duration.ofSeconds(5));

        assertThat(wire).hasSize(3);
        assertThat(wire.get(2)).isEqualTo(MonitorFrames.alerts(3, 8000 + 5333, "BENCH 1 1", false));
    }

    @Test
    void alertsCanBeRare() {
        LoadMonitor monitor = monitor(false, 5);
        frames.turn(true);
        monitor.begin(Duration.ZERO);

        time.advance(Duration.ofMillis(9990));

        assertThat(wire).hasSize(10 + 2 * 2);
    }

    private LoadMonitor monitor(boolean clients, int alertEverySeconds) {
        return new LoadMonitor(
                new DeviceWire() {
                    @Override
                    public void send(Bytes bytes) {
                        wire.add(bytes);
                    }

                    @Override
                    public TimeSource time() {
                        return time;
                    }

                    @Override
                    public Timer schedule(Face face, Duration delay, Runnable task) {
                        return time.schedule(face, delay, Runnable::run, task);
                    }
                },
                1,
                new LoadMonitor.Load(clients, alertEverySeconds),
                frames);
    }
}
