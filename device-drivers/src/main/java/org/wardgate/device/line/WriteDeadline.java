package org.wardgate.device.line;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Closes a connection whose far end takes nothing: no message was taken by the operating system for two seconds of link time
 * while at least one was waiting. The serial library's own write time-out does nothing on Linux. One per connection.
 */
final class WriteDeadline extends ChannelOutboundHandlerAdapter {
    static final Duration LIMIT = Duration.ofSeconds(2);

    private final TimeSource time;
    private final LineAddress address;
    private Timer timer = Timer.NONE;
    private boolean watching;
    private int waiting;
    private long progressNanos;

    WriteDeadline(TimeSource time, LineAddress address) {
        this.time = time;
        this.address = address;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (waiting++ == 0) {
            progressNanos = time.linkNanos();
        }
        if (!watching) {
            watch(ctx, LIMIT);
        }
        var unused = ctx.write(message, promise.unvoid().addListener(taken -> {
            waiting--;
            progressNanos = time.linkNanos();
        }));
    }

    /** One timer serves many writes: it looks how long nothing has moved, and sets itself again for what is left. */
    private void watch(ChannelHandlerContext ctx, Duration delay) {
        watching = true;
        timer = time.schedule(Face.LINK, delay, ctx.executor(), () -> check(ctx));
    }

    private void check(ChannelHandlerContext ctx) {
        watching = false;
        if (waiting == 0) {
            return;
        }
        Duration left = LIMIT.minusNanos(time.linkNanos() - progressNanos);
        if (left.compareTo(Duration.ZERO) > 0) {
            watch(ctx, left);
            return;
        }
        CloseReason.close(
                ctx.channel(),
                LineState.Cause.WRITE_STALLED,
                address.label() + " has taken no byte for " + LIMIT.toSeconds()
                        + " s; check that the device is on and the cable complete");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        timer.cancel();
    }
}
