package org.wardgate.device.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Notices that bytes arrive on a connection and none of them form a frame: another device, another speed, another profile. It says so
 * after {@link #PATIENCE}, shows the first of them, and names what they look like. One for each connection, on its event loop.
 */
final class StrangerWatch extends ChannelInboundHandlerAdapter {
    /** How long bytes may arrive without a frame. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 2048;
    private static final int FEWEST_BYTES = 4;
    private static final int SHOWN_BYTES = 12;
    private static final Logger log = LoggerFactory.getLogger(StrangerWatch.class);

    private final String profile;
    private final DeviceState state;
    private final TimeSource time;
    private final Recogniser recogniser;
    private final Executor waiting;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private long framesBefore;
    private boolean done;
    private Timer timer = Timer.NONE;

    /** {@code waiting} is where a recogniser may wait. */
    StrangerWatch(String profile, DeviceState state, TimeSource time, Recogniser recogniser, Executor waiting) {
        this.profile = profile;
        this.state = state;
        this.time = time;
        this.recogniser = recogniser;
        this.waiting = waiting;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        framesBefore = state.counters().frames();
        timer = time.schedule(Face.LINK, PATIENCE, ctx.executor(), () -> look(ctx));
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        done = true;
        timer.cancel();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (!done && msg instanceof ByteBuf bytes) {
            int room = Math.min(MOST_BYTES - heard.size(), bytes.readableBytes());
            for (int i = 0; i < room; i++) {
                heard.write(bytes.getByte(bytes.readerIndex() + i));
            }
        }
        ctx.fireChannelRead(msg);
    }

    private void look(ChannelHandlerContext ctx) {
        if (done) {
            return;
        }
        done = state.counters().frames() > framesBefore;
        if (done) {
            heard.reset();
        } else if (heard.size() < FEWEST_BYTES) {
            timer = time.schedule(Face.LINK, PATIENCE, ctx.executor(), () -> look(ctx));
        } else {
            done = true;
            Bytes bytes = Bytes.copyOf(heard.toByteArray());
            waiting.execute(() -> {
                Optional<String> name = recogniser.name(bytes);
                ctx.executor().execute(() -> tell(ctx, bytes, name));
            });
        }
    }

    private void tell(ChannelHandlerContext ctx, Bytes bytes, Optional<String> name) {
        if (!ctx.channel().isActive() || state.counters().frames() > framesBefore) {
            return;
        }
        String hex = bytes.slice(0, Math.min(SHOWN_BYTES, bytes.length())).toHex();
        String words = "these bytes are not " + profile
                + name.map(other -> ", they look like " + other).orElse("") + " (" + hex + ")";
        log.warn(
                "strange bytes device={} bytes={} hex={} likely={}",
                state.deviceId(),
                bytes.length(),
                hex,
                name.orElse(""));
        state.remark(time.now(), words);
        state.flush();
    }
}
