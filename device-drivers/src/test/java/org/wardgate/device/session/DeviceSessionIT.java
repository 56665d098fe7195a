package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.SystemTimeSource;

/** Whole sessions whose device is the far end of a TCP connection on this machine. */
@Timeout(60)
class DeviceSessionIT {
    private static final int WAIT_SECONDS = 10;
    private static final Bytes QUERY = Bytes.ofAscii("!INST_SERIALNO|457D\r");
    private static final Bytes COMMAND = Bytes.ofAscii("!INF_START|0000\r");

    private final SystemTimeSource time = new SystemTimeSource();
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @AfterEach
    void end() {
        assertThat(group.shutdownGracefully(0, 5, TimeUnit.SECONDS)
                        .awaitUninterruptibly(WAIT_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aDeviceIsConnectingThenLiveThenClosedAndItsEventsAreNumberedWithoutAGap() throws Exception {
        ScriptedDriver driver = speaking("alaris-asena");
        try (Device device = new Device()) {
            Watched watched = watch("pump-1", driver, device, null);
            watched.session.open();
            device.acceptAndHear();
            device.send("a");

            assertThat(watched.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(watched.nextState()).isEqualTo(Status.LIVE);

            close(watched.session);
            LineState closed = (LineState) watched.next();
            assertThat(closed.status()).isEqualTo(Status.CLOSED);
            assertThat(closed.cause()).isEqualTo(Cause.SHUTDOWN);
            assertThat(closed.header().sequence()).isEqualTo(3);
            assertThat(closed.header().deviceId()).isEqualTo("pump-1");
            assertThat(watched.session.deviceId()).isEqualTo("pump-1");
            assertThat(watched.session.counters().bytesIn()).isEqualTo(1);
            assertThat(watched.session.counters().frames()).isEqualTo(1);
        }
    }

    @Test
    void aDeviceIsToldThatItsLineIsGoingToBeClosed() throws Exception {
        ScriptedDriver driver = speaking("alaris-asena");
        driver.onClosing = context -> context.send(QUERY);
        try (Device device = new Device()) {
            Watched watched = watch("pump-1", driver, device, null);
            watched.session.open();
            device.acceptAndHear();
            close(watched.session);
            assertThat(device.readToEnd()).isEqualTo(QUERY);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsReportedOnceAndIsReadWhenItComes() throws Exception {
        Device device = new Device();
        int port = device.port();
        device.close();
        Watched watched = watch("pump-1", speaking("alaris-asena"), port, null);
        watched.session.open();
        LineState failed = (LineState) watched.next();
        assertThat(failed.status()).isEqualTo(Status.CLOSED);
        assertThat(failed.cause()).isEqualTo(Cause.OPEN_FAILED);
        assertThat(failed.detail()).contains("localhost:" + port);

        try (Device late = new Device(port)) {
            late.acceptAndHear();
            late.send("a");
            assertThat(watched.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(watched.nextState()).isEqualTo(Status.LIVE);
            close(watched.session);
        }
    }

    @Test
    void aHostileDriverReachesNobodyAndIsRaisedCountedMarkedAndEndedWithTheNextConnection() throws Exception {
        ScriptedDriver driver = speaking("alaris-asena");
        driver.onOpened = context -> {
            context.send(COMMAND);
            context.send(QUERY);
        };
        Recorder recorder = Recordings.recorder(directory, time);
        try (Device device = new Device()) {
            Watched watched = watch("pump-1", driver, device, recorder.open("pump-1", "alaris-asena", "localhost"));
            watched.session.open();
            device.accept();

            assertThat(device.read(QUERY.length())).as("all that arrives").isEqualTo(QUERY);
            assertThat(watched.nextState()).isEqualTo(Status.CONNECTING);
            DeviceAlert raised = (DeviceAlert) watched.next();
            assertThat(raised.code()).isEqualTo(DeviceSession.GUARD_REFUSED);
            assertThat(raised.priority()).isEqualTo(Priority.HIGH);
            assertThat(raised.type()).isEqualTo(DeviceAlert.Type.TECHNICAL);
            assertThat(raised.active()).isTrue();
            assertThat(raised.text()).isEqualTo("Wardgate refused to send bytes to this device: DENIED_COMMAND");
            assertThat(watched.session.counters().refused()).isEqualTo(1);

            driver.onOpened = context -> {};
            device.hangUp();
            LineState closed = (LineState) watched.next();
            assertThat(closed.status()).isEqualTo(Status.CLOSED);
            assertThat(closed.cause()).isEqualTo(Cause.HANG_UP);
            device.accept();
            assertThat(watched.nextState()).isEqualTo(Status.CONNECTING);
            DeviceAlert ended = (DeviceAlert) watched.next();
            assertThat(ended.code()).isEqualTo(DeviceSession.GUARD_REFUSED);
            assertThat(ended.active()).isFalse();

            close(watched.session);
            assertThat(device.readToEnd()).as("nothing else").isEqualTo(Bytes.empty());
        }
        recorder.close();
        assertThat(Recordings.read(directory, "pump-1"))
                .extracting(RecordedChunk::direction, RecordedChunk::bytes)
                .containsExactly(
                        tuple(Direction.MARK, Bytes.ofAscii("refused: DENIED_COMMAND Alaris Asena: start infusion")),
                        tuple(Direction.OUT, QUERY));
    }

    /** Both devices share the loop: what one driver throws is caught where it was thrown. */
    @Test
    void aDriverThatThrowsIsConnectedAnewAndDisturbsNobody() throws Exception {
        ScriptedDriver broken = speaking("alaris-asena");
        broken.onFrame = (context, frame) -> {
            if (ScriptedDriver.textOf(frame).equals("x")) {
                throw new IllegalStateException("the driver stumbles");
            }
            context.status(Status.LIVE, Cause.NONE, "", Map.of());
        };
        try (Device first = new Device();
                Device second = new Device()) {
            Watched one = watch("pump-1", broken, first, null);
            Watched two = watch("pump-2", speaking("alaris-asena"), second, null);
            one.session.open();
            two.session.open();
            first.acceptAndHear();
            second.acceptAndHear();
            second.send("a");
            assertThat(one.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(two.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(two.nextState()).isEqualTo(Status.LIVE);

            first.send("x");
            LineState closed = (LineState) one.next();
            assertThat(closed.status()).isEqualTo(Status.CLOSED);
            assertThat(closed.detail()).startsWith("closed by Wardgate, whose driver has failed");
            first.acceptAndHear();
            first.send("a");
            assertThat(one.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(one.nextState()).isEqualTo(Status.LIVE);
            assertThat(one.session.counters().notes()).containsExactly(Map.entry(DriverHandler.FAILURE, 1L));

            close(two.session);
            assertThat(((LineState) two.next()).cause())
                    .as("the next that the other says")
                    .isEqualTo(Cause.SHUTDOWN);
            assertThat(two.session.counters().notes()).isEmpty();
            close(one.session);
        }
    }

    /** A reset is how many serial-device servers hang up. */
    @Test
    void aConnectionThatIsResetIsAHangUpAndNoFailure() throws Exception {
        try (Device device = new Device()) {
            Watched watched = watch("pump-1", speaking("alaris-asena"), device, null);
            watched.session.open();
            device.acceptAndHear();
            device.send("a");
            assertThat(watched.nextState()).isEqualTo(Status.CONNECTING);
            assertThat(watched.nextState()).isEqualTo(Status.LIVE);

            device.reset();

            LineState closed = (LineState) watched.next();
            assertThat(closed.cause()).isEqualTo(Cause.HANG_UP);
            assertThat(closed.detail()).isEqualTo("localhost:" + device.port() + " closed the connection");
            assertThat(watched.session.counters().notes()).isEmpty();
            close(watched.session);
        }
    }

    private static ScriptedDriver speaking(String profile) {
        ScriptedDriver driver = new ScriptedDriver(profile);
        driver.onOpened = context -> context.send(QUERY);
        driver.onFrame = (context, frame) -> context.status(Status.LIVE, Cause.NONE, "", Map.of());
        return driver;
    }

    private Watched watch(String deviceId, ScriptedDriver driver, Device device, @Nullable RecordingWriter recording) {
        return watch(deviceId, driver, device.port(), recording);
    }

    private Watched watch(String deviceId, ScriptedDriver driver, int port, @Nullable RecordingWriter recording) {
        var spec = new DeviceSession.Spec(
                deviceId, driver, new TcpServer("localhost", port), SerialSettings.eightNoneOne(9600));
        BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
        return new Watched(new DeviceSession(spec, loop, time, nanos -> false, recording, events::addAll), events);
    }

    private static void close(DeviceSession session) throws Exception {
        session.close().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** A session and what it says. */
    private record Watched(DeviceSession session, BlockingQueue<DeviceEvent> events) {
        DeviceEvent next() throws InterruptedException {
            DeviceEvent event = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event of %s", session.deviceId()).isNotNull();
            return java.util.Objects.requireNonNull(event);
        }

        Status nextState() throws InterruptedException {
            return ((LineState) next()).status();
        }
    }

    /** The far end: one connection at a time. */
    private static final class Device implements AutoCloseable {
        private final ServerSocket server;
        private Socket socket = new Socket();

        Device() throws IOException {
            this(0);
        }

        Device(int port) throws IOException {
            server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
            server.setSoTimeout(WAIT_SECONDS * 1000);
        }

        int port() {
            return server.getLocalPort();
        }

        void accept() throws IOException {
            socket = server.accept();
            socket.setSoTimeout(WAIT_SECONDS * 1000);
        }

        /** What is sent before the driver begins is read and not used: it may have waited. */
        void acceptAndHear() throws IOException {
            accept();
            assertThat(read(QUERY.length())).as("the driver begins").isEqualTo(QUERY);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        Bytes read(int length) throws IOException {
            return Bytes.copyOf(socket.getInputStream().readNBytes(length));
        }

        Bytes readToEnd() throws IOException {
            return Bytes.copyOf(socket.getInputStream().readAllBytes());
        }

        void hangUp() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            server.close();
        }
    }
}
