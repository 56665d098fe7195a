package org.wardgate.device.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Keeps from the driver what may be old, as its {@link BacklogWatch} has it: such frames are verified, counted and in the flight
 * recording, and nobody makes a value of them. A connection that was just opened is read empty before the driver begins. One for
 * each connection, behind the frame decoder.
 */
final class BacklogHandler extends ChannelInboundHandlerAdapter {
    static final String NAME = "backlog";

    /** What a frame that may be old is counted as. */
    static final String LATE_FRAME = "late-frame";

    /** A driver does not wait for longer to begin; what arrives is not used before the line has paused. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(BacklogHandler.class);

    private final BacklogWatch watch;
    private final DeviceState state;
    private final TimeSource time;
    private final @Nullable RecordingWriter recording;
    private boolean begun;
    private long openedNanos;
    private int lateFrames;
    private Timer timer = Timer.NONE;

    BacklogHandler(BacklogWatch watch, DeviceState state, TimeSource time, @Nullable RecordingWriter recording) {
        this.watch = watch;
        this.state = state;
        this.time = time;
        this.recording = recording;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        openedNanos = time.linkNanos();
        watch.opened(openedNanos);
        readEmpty(ctx, watch.untilPaused(openedNanos));
    }

    /** This process did not run, or its machine slept: what arrives may have waited, and what was told is forgotten. */
    void distrust(ChannelHandlerContext ctx) {
        watch.distrust(time.linkNanos());
        ctx.fireUserEventTriggered(Distrust.FORGOTTEN);
    }

    /** How often the device speaks. */
    void expectEvery(Duration period) {
        watch.expectEvery(period);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        timer.cancel();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object input) {
        if (!(input instanceof Frame frame)) {
            ctx.fireChannelRead(input);
        } else if (!begun || watch.isLate()) {
            withhold(ctx, frame);
        } else {
            if (lateFrames > 0) {
                tell(frame);
            }
            ctx.fireChannelRead(frame);
        }
    }

    private void readEmpty(ChannelHandlerContext ctx, Duration rest) {
        timer = time.schedule(Face.LINK, rest, ctx.executor(), () -> {
            long now = time.linkNanos();
            Duration left = watch.untilPaused(now);
            boolean paused = left.isNegative() || left.isZero();
            if (paused || now - openedNanos >= LONGEST_WAIT.toNanos()) {
                begin(ctx, paused || !watch.isLate(), now);
            } else {
                readEmpty(ctx, left);
            }
        });
    }

    private void begin(ChannelHandlerContext ctx, boolean readEmpty, long now) {
        begun = true;
        if (readEmpty) {
            watch.settle(now);
        } else {
            watch.distrust(now);
        }
        ctx.fireChannelActive();
    }

    private void withhold(ChannelHandlerContext ctx, Frame frame) {
        state.counters().onFrame();
        state.quality().onGood(time.linkNanos());
        state.counters().onNote(LATE_FRAME);
        if (lateFrames++ == 0 && recording != null) {
            recording.mark(frame.received(), "late: frames from here on may have waited and are not used");
        }
        if (begun) {
            ctx.fireUserEventTriggered(Distrust.LATE);
        }
    }

    private void tell(Frame frame) {
        String text = String.format(Locale.ROOT, "late: over, %d frames were not used", lateFrames);
        log.info("frames may have waited and are not used device={} frames={}", state.deviceId(), lateFrames);
        if (recording != null) {
            recording.mark(frame.received(), text);
        }
        lateFrames = 0;
    }
}
