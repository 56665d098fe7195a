package org.wardgate.device.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.device.line.CloseReason;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/** The last handler of a pipeline: gives frames to the driver, and the driver all that it may touch. One for each connection. */
final class DriverHandler extends SimpleChannelInboundHandler<WireInput> implements DriverContext {
    static final String NAME = "driver";

    /** What a failure of driver or decoder is counted as. */
    static final String FAILURE = "handler-failure";

    private static final String DISTURBED = "frames arrive damaged; check cable and earthing";
    private static final Logger log = LoggerFactory.getLogger(DriverHandler.class);

    private final DeviceState state;
    private final TimeSource time;
    private final DeviceDriver driver;
    private @Nullable ChannelHandlerContext ctx;
    private Map<String, String> session = Map.of();
    private boolean ended;
    private boolean said;

    /** Why the frame that the driver is handling is none; null while it is one. */
    private @Nullable Reason rejected;

    DriverHandler(DriverProvider provider, DeviceState state, TimeSource time) {
        super(WireInput.class);
        this.state = state;
        this.time = time;
        this.driver = provider.driver(this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        driver.opened();
        state.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        driver.closed();
        state.flush();
        context.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WireInput input) {
        if (ended) {
            return; // what comes between a failure and the close is of no use to a driver that has failed
        }
        long linkNanos = time.linkNanos();
        if (input instanceof Frame frame) {
            rejected = null;
            driver.received(frame);
            count(rejected, linkNanos);
        } else if (input instanceof Sign sign) {
            driver.sign(sign);
        } else if (input instanceof Dropped dropped) {
            count(dropped.reason(), linkNanos);
            driver.dropped(dropped);
        }
        judgeQuality(linkNanos);
        state.flush();
    }

    /** Counts a frame, or why there is none. */
    private void count(@Nullable Reason dropped, long linkNanos) {
        if (dropped == null) {
            state.counters().onFrame();
            state.quality().onGood(linkNanos);
        } else {
            state.counters().onDropped(dropped);
            if (dropped.isDamagedFrame()) {
                state.quality().onBad(linkNanos);
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Distrust distrust && !ended) {
            distrust.tell(driver);
            state.flush();
        }
        context.fireUserEventTriggered(event);
    }

    /**
     * A driver or decoder that throws has a bug: the connection starts anew, and the others do not notice. A line that breaks is
     * no such failure; its close says all there is to say.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            context.close();
            return;
        }
        ended = true;
        log.error("device handling failed, connection closed device={}", state.deviceId(), cause);
        count(FAILURE);
        state.flush();
        CloseReason.close(
                context.channel(),
                Cause.HANG_UP,
                "closed by Wardgate, whose driver has failed; please report what the log says");
    }

    @Override
    public Timestamp now() {
        return time.now();
    }

    @Override
    public void send(Bytes frame) {
        if (ctx != null && !ended) {
            // a refusal is reported by the guard, a dead line by its close: the future has nothing to add
            said = true;
            ctx.writeAndFlush(Unpooled.wrappedBuffer(frame.toArray()));
        }
    }

    /** Lets the driver say what the device has to be told before the line is closed; whether it has said anything. */
    boolean farewell() {
        said = false;
        if (!ended) {
            driver.closing();
            state.flush();
        }
        return said;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        ChannelHandlerContext context = ctx;
        if (context == null || ended) {
            return Timer.NONE;
        }
        return time.schedule(face, delay, context.executor(), () -> onTimer(context, task));
    }

    @Override
    public void expectEvery(Duration period) {
        BacklogHandler backlog = ctx == null ? null : ctx.pipeline().get(BacklogHandler.class);
        if (backlog != null) {
            backlog.expectEvery(period);
        }
    }

    @Override
    public DeviceOutput part(String place) {
        return state.part(place).output(this::now);
    }

    @Override
    public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return state.header(received, deviceTime);
    }

    @Override
    public void emit(DeviceEvent event) {
        state.collect(event);
    }

    @Override
    public void status(Status status, Cause cause, String detail, Map<String, String> newSession) {
        session = newSession;
        if (status == Status.LIVE && state.quality().isDisturbed(time.linkNanos())) {
            state.status(now(), Status.DEGRADED, Cause.BAD_FRAMES, DISTURBED, newSession);
        } else {
            state.status(now(), status, cause, detail, newSession);
        }
    }

    @Override
    public void rejected(Reason reason) {
        rejected = reason;
    }

    @Override
    public void count(String what) {
        state.counters().onNote(what);
    }

    private void onTimer(ChannelHandlerContext context, Runnable task) {
        if (ended) {
            return;
        }
        try {
            task.run();
            state.flush();
        } catch (RuntimeException | Error e) {
            // the pipeline catches what its own calls throw; a timer is called by the event loop, which would only log
            // it
            exceptionCaught(context, e);
        }
    }

    private void judgeQuality(long linkNanos) {
        LineState line = state.line();
        if (line == null) {
            return;
        }
        boolean disturbed = state.quality().isDisturbed(linkNanos);
        if (line.status() == Status.LIVE && disturbed) {
            state.status(now(), Status.DEGRADED, Cause.BAD_FRAMES, DISTURBED, session);
        } else if (line.status() == Status.DEGRADED && !disturbed) {
            state.status(now(), Status.LIVE, Cause.NONE, "", session);
        }
    }
}
