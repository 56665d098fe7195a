package org.wardgate.device.profile;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The whole way of one device: bytes in, through a frame decoder and a driver, and events out. Its clock moves by steps and has room
 * for one timer, so that it costs next to nothing. For devices that are only listened to.
 */
final class Wire implements DriverContext {
    private final EmbeddedChannel channel;
    private final DeviceDriver driver;
    private final Consumer<Object> seen;
    private long nanos;
    private long sequence;
    private LineState.Status status = LineState.Status.CONNECTING;
    private LineState.Cause cause = LineState.Cause.NONE;
    private @Nullable Runnable task;
    private long dueNanos;

    /** {@code seen} takes every event, and a text for everything else that is told. */
    Wire(ByteToMessageDecoder decoder, Function<DriverContext, DeviceDriver> driver, Consumer<Object> seen) {
        this.seen = seen;
        channel = new EmbeddedChannel(decoder);
        this.driver = driver.apply(this);
        this.driver.opened();
    }

    /** Bytes arrive, some time after those before. */
    void receive(ByteBuf bytes, long afterNanos) {
        advance(afterNanos);
        Arrival.set(channel, now());
        channel.writeInbound(bytes);
        handle();
    }

    /** The line is closed. */
    void close() {
        channel.finish();
        handle();
        driver.closed();
    }

    private void handle() {
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            if (input instanceof Frame frame) {
                driver.received(frame);
            } else {
                Dropped dropped = (Dropped) input;
                // when bytes that never became a frame were given up is of no account
                seen.accept(dropped.reason() + " " + dropped.byteCount());
                driver.dropped(dropped);
            }
        }
    }

    private void advance(long afterNanos) {
        long until = nanos + afterNanos;
        while (task != null && dueNanos <= until) {
            Runnable due = task;
            task = null;
            nanos = dueNanos;
            due.run();
        }
        nanos = until;
    }

    @Override
    public Timestamp now() {
        return new Timestamp(Instant.EPOCH, nanos, nanos);
    }

    @Override
    public void send(Bytes frame) {
        throw new IllegalStateException("a device that is asked");
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable newTask) {
        if (task != null) {
            throw new IllegalStateException("a second timer");
        }
        task = newTask;
        dueNanos = nanos + delay.toNanos();
        return () -> task = null;
    }

    @Override
    public DeviceOutput part(String place) {
        throw new UnsupportedOperationException("a declared device has its line for itself");
    }

    @Override
    public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader("device", received, deviceTime, ++sequence);
    }

    @Override
    public void emit(DeviceEvent event) {
        seen.accept(event);
    }

    @Override
    public void status(
            LineState.Status newStatus, LineState.Cause newCause, String detail, Map<String, String> session) {
        if (newStatus != status || newCause != cause) {
            status = newStatus;
            cause = newCause;
            emit(new LineState(header(now(), null), newStatus, newCause, "", session)); // words need not be alike
        }
    }

    @Override
    public void rejected(Reason reason) {
        seen.accept("rejected " + reason.wireName());
    }

    @Override
    public void count(String what) {
        seen.accept("counted " + what);
    }
}
