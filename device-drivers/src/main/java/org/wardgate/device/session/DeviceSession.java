package org.wardgate.device.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.guard.GuardPolicy;
import org.wardgate.device.guard.OutboundGuard;
import org.wardgate.device.guard.Refusal;
import org.wardgate.device.line.BlockingCalls;
import org.wardgate.device.line.LineAddress;
import org.wardgate.device.line.LineListener;
import org.wardgate.device.line.ReconnectingLine;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * One device on its line, from {@link #open} to {@link #close}: keeps the line open, makes the pipeline of each connection, and
 * tells its listener what the device and the line say.
 */
public final class DeviceSession {
    private static final Logger log = LoggerFactory.getLogger(DeviceSession.class);
    /** With start and stop bit. */
    private static final int BITS_PER_BYTE = 10;
    /** What a device with a network port of its own can say at most. */
    private static final double NETWORK_BYTES_PER_SECOND = 1_000_000;

    private static final Duration SHOWN_FOR = Duration.ofSeconds(10);
    /** A device has this long to hear, and to answer, that it is left. */
    private static final Duration FAREWELL = Duration.ofMillis(300);

    /** The code of the alert that a refused write raises; it ends with the connection. */
    public static final String GUARD_REFUSED = "GUARD_REFUSED";

    /** The code of the alert that input which nobody takes raises. */
    public static final String INPUT_WAITING = "INPUT_WAITING";

    private final Spec spec;
    private final TimeSource time;
    private final LongPredicate gaps;
    private final @Nullable RecordingWriter recording;
    private final DeviceState state;
    private final ReconnectingLine line;
    private final EventLoop loop;
    private @Nullable Channel connection;
    private boolean refused;
    private long droppedBefore;
    private Timer inputTimer = Timer.NONE;

    /**
     * Which device, and how it is reached.
     *
     * @param deviceId its configured name.
     * @param driver its driver.
     * @param address where it is to be found.
     * @param settings the serial settings, which a line that is not serial passes over.
     * @param parts the names of devices that share the line, by their places; others are named after the device and their place.
     * @param recogniser names what bytes may be that are not the device's.
     */
    public record Spec(
            String deviceId,
            DriverProvider driver,
            LineAddress address,
            SerialSettings settings,
            Map<String, String> parts,
            Recogniser recogniser) {
        public Spec {
            parts = Map.copyOf(parts);
        }

        /** A device that has its line for itself. */
        public Spec(String deviceId, DriverProvider driver, LineAddress address, SerialSettings settings) {
            this(deviceId, driver, address, settings, Map.of(), Recogniser.NONE);
        }

        /** The name of the device at a place of the line. */
        public String partId(String place) {
            return parts.getOrDefault(place, deviceId + "-" + place);
        }

        /** What may leave. A driver does not choose it: a declared device has its approved queries, others what the guard knows. */
        GuardPolicy guard() {
            return driver instanceof ProfileProvider profile
                    ? profile.guard()
                    : GuardPolicy.forProfile(driver.profile());
        }
    }

    /**
     * A session whose line is not open yet.
     *
     * @param loop runs everything of this device, the listener's calls among it.
     * @param gaps whether this process cannot have run up to a moment of link time.
     * @param recording takes the raw bytes; null for none. Closed with the session.
     */
    public DeviceSession(
            Spec spec,
            EventLoop loop,
            TimeSource time,
            LongPredicate gaps,
            @Nullable RecordingWriter recording,
            DeviceListener listener) {
        this.spec = spec;
        this.loop = loop;
        this.time = time;
        this.gaps = gaps;
        this.recording = recording;
        this.state = new DeviceState(spec.deviceId(), spec::partId, listener);
        this.line = new ReconnectingLine(loop, spec.address(), spec.settings(), time, pipeline(), new LineWatch());
    }

    /** The device's configured name. */
    public String deviceId() {
        return spec.deviceId();
    }

    /** What was counted so far; read by any thread. */
    public LineCounters counters() {
        return state.counters();
    }

    /** The bytes that are missing in the recording; 0 where nothing is recorded. Read by any thread. */
    public long lostRecordingBytes() {
        return recording == null ? 0 : recording.lostBytes();
    }

    /** How the line stands; empty before it has been tried for the first time. Read by any thread. */
    public Optional<Status> lineStatus() {
        return Optional.ofNullable(state.line()).map(LineState::status);
    }

    /**
     * This process did not run, or its machine slept: what arrives next may have waited, and whoever watches has forgotten what was
     * told. From any thread.
     */
    public void distrust() {
        loop.execute(() -> {
            Channel current = connection;
            ChannelHandlerContext backlog =
                    current == null ? null : current.pipeline().context(BacklogHandler.class);
            if (backlog != null) {
                ((BacklogHandler) backlog.handler()).distrust(backlog);
            }
        });
    }

    /** Begins to open the line. From any thread. */
    public void open() {
        line.open();
    }

    /** Closes the line for good, once the driver has taken its leave of the device; done when the port is closed. From any thread. */
    public Future<Void> close() {
        Promise<Void> closed = loop.newPromise();
        loop.execute(() -> takeLeave(() -> line.close().addListener(done -> {
            if (recording != null) {
                recording.close();
            }
            closed.setSuccess(null);
        })));
        return closed;
    }

    /** What is written last has a moment to reach the device; a line that takes no bytes is not waited for. */
    private void takeLeave(Runnable then) {
        DriverHandler driver = connection == null ? null : connection.pipeline().get(DriverHandler.class);
        if (driver == null || !driver.farewell()) {
            then.run();
        } else {
            time.schedule(Face.LINK, FAREWELL, loop, then);
        }
    }

    /** What makes the pipeline of each connection. */
    ChannelInitializer<Channel> pipeline() {
        return new Pipeline();
    }

    private void onRefusal(Refusal refusal) {
        state.counters().onRefused();
        refused = true;
        log.error(
                "write refused by the outbound guard device={} reason={} detail={} bytes={} hex={}",
                spec.deviceId(),
                refusal.reason(),
                refusal.detail(),
                refusal.byteCount(),
                refusal.hex());
        Timestamp now = time.now();
        if (recording != null) {
            recording.mark(now, "refused: " + refusal.reason() + " " + refusal.detail());
        }
        alert(now, GUARD_REFUSED, "Wardgate refused to send bytes to this device: " + refusal.reason(), true);
    }

    private void alert(Timestamp now, String code, String text, boolean active) {
        state.collect(new DeviceAlert(
                state.header(now, null), DeviceAlert.Type.TECHNICAL, Priority.HIGH, code, text, active));
        state.flush();
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            boolean network = spec.address() instanceof LineAddress.TcpServer;
            BacklogWatch backlog = new BacklogWatch(
                    spec.driver().hasNetworkPort()
                            ? NETWORK_BYTES_PER_SECOND
                            : (double) spec.settings().baud() / BITS_PER_BYTE,
                    network ? BacklogWatch.NETWORK_PAUSE : BacklogWatch.PAUSE,
                    time.speed(),
                    gaps,
                    time.linkNanos());
            channel.pipeline()
                    .addLast(new ByteCounter(state.counters(), backlog))
                    .addLast(new StrangerWatch(
                            spec.driver().profile(), state, time, spec.recogniser(), BlockingCalls.EXECUTOR));
            if (recording != null) {
                channel.pipeline().addLast(RecorderHandler.NAME, new RecorderHandler(recording, time));
            }
            channel.pipeline()
                    .addLast(OutboundGuard.NAME, new OutboundGuard(spec.guard(), time, DeviceSession.this::onRefusal))
                    .addLast(spec.driver().frameDecoder())
                    .addLast(BacklogHandler.NAME, new BacklogHandler(backlog, state, time, recording))
                    .addLast(DriverHandler.NAME, new DriverHandler(spec.driver(), state, time));
        }
    }

    /** Turns what the line says into line states. */
    private final class LineWatch implements LineListener {
        @Override
        public void opened(Channel channel) {
            connection = channel;
            droppedBefore = 0;
            state.forgetRemark();
            status(Status.CONNECTING, Cause.NONE, "");
            if (refused) {
                refused = false;
                alert(time.now(), GUARD_REFUSED, "", false);
            }
        }

        @Override
        public void failed(Cause cause, String detail) {
            status(Status.CLOSED, cause, detail);
        }

        @Override
        public void closed(Cause cause, String detail) {
            status(Status.CLOSED, cause, detail);
        }

        @Override
        public void unread(int waitingBytes, long droppedBytes) {
            boolean lost = droppedBytes > droppedBefore;
            droppedBefore = droppedBytes;
            inputTimer.cancel();
            inputWaiting(waitingBytes, droppedBytes, waitingBytes > 0 || lost);
            if (waitingBytes == 0 && lost) {
                // it is over, and was not in vain: long enough for somebody to see
                inputTimer = time.schedule(Face.LINK, SHOWN_FOR, loop, () -> inputWaiting(0, droppedBytes, false));
            }
        }

        private void inputWaiting(int waitingBytes, long droppedBytes, boolean active) {
            String text = waitingBytes + " bytes wait and " + droppedBytes + " were lost; the gateway is overloaded";
            alert(time.now(), INPUT_WAITING, text, active);
        }

        private void status(Status status, Cause cause, String detail) {
            LineState before = state.line();
            boolean changed = before == null || before.status() != status || before.cause() != cause;
            state.status(time.now(), status, cause, detail, Map.of());
            state.flush();
            if (changed) {
                log.info(
                        "line {} device={} line={} cause={} {}",
                        status.wireName(),
                        spec.deviceId(),
                        spec.address().label(),
                        cause.wireName(),
                        detail);
            }
        }
    }
}
