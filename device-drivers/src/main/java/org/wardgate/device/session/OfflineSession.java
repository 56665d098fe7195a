package org.wardgate.device.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * A device that is a recording: the same decoder and the same driver as on a line, fed by hand. Nothing is asked of the device,
 * and nothing could be: there is no line.
 */
public final class OfflineSession implements AutoCloseable {
    private final DeviceState state;
    private final EmbeddedChannel channel;

    /**
     * A session before the first byte.
     *
     * @param deviceId the name in the events.
     * @param provider the driver.
     * @param time its clocks stamp what is not stamped by an arrival.
     * @param listener takes the events.
     */
    public OfflineSession(String deviceId, DriverProvider provider, TimeSource time, DeviceListener listener) {
        state = new DeviceState(deviceId, listener);
        channel = new EmbeddedChannel(false);
        DriverHandler handler = new DriverHandler(provider, state, new WithoutTimers(time));
        channel.pipeline()
                .addLast(new Nobody())
                .addLast(provider.frameDecoder())
                .addLast(DriverHandler.NAME, handler);
    }

    /** Takes bytes from the device that arrived together. */
    public void receive(byte[] bytes, Timestamp arrival) {
        state.counters().onBytes(bytes.length);
        Arrival.set(channel, arrival);
        channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(bytes));
        channel.pipeline().fireChannelReadComplete();
    }

    /** What was counted. */
    public LineCounters counters() {
        return state.counters();
    }

    /** There are no more bytes: what was left of an unfinished frame is dropped, and counted. */
    public void finish() {
        channel.finishAndReleaseAll();
    }

    @Override
    public void close() {
        finish();
    }

    /** Where the line would be: what the driver writes ends here. */
    private static final class Nobody extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
            ReferenceCountUtil.release(msg);
            promise.setSuccess();
        }
    }

    /** Clocks that wake nobody: a driver's timers are there to ask, and to notice that nobody answers. */
    private record WithoutTimers(TimeSource clocks) implements TimeSource {
        @Override
        public Timestamp now() {
            return clocks.now();
        }

        @Override
        public long linkNanos() {
            return clocks.linkNanos();
        }

        @Override
        public long patientNanos() {
            return clocks.patientNanos();
        }

        @Override
        public double speed() {
            return clocks.speed();
        }

        @Override
        public Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
            return Timer.NONE;
        }
    }
}
