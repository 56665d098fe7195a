package org.wardgate.device.line;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.InProcess;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A line that is kept open: opened, watched, and opened again when it closes or cannot be opened, after delays that grow from
 * {@value #FIRST_DELAY_MILLIS} ms to {@value #LONGEST_DELAY_MILLIS} ms of link time and begin anew once a connection has lasted.
 * Each connection is a new {@link Channel} on the same event loop, its pipeline made by the same initializer.
 *
 * <p>{@link #open} and {@link #close} may be called on any thread; everything else happens on the event loop. A message must be
 * flushed when it is written: one that waits unflushed counts as one that the far end does not take.
 */
public final class ReconnectingLine {
    static final int FIRST_DELAY_MILLIS = 100;
    static final int LONGEST_DELAY_MILLIS = 5_000;
    /** A connection that lasted this long was a good one. */
    static final Duration STABLE = Duration.ofSeconds(10);
    /** An attempt that takes longer is reported, and goes on. */
    static final Duration SLOW = Duration.ofSeconds(15);

    private final EventLoop loop;
    private final LineAddress address;
    private final Connector connector;
    private final TimeSource time;
    private final ChannelInitializer<Channel> initializer;
    private final LineListener listener;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(FIRST_DELAY_MILLIS), Duration.ofMillis(LONGEST_DELAY_MILLIS));
    private final Promise<Void> ended;
    private @Nullable Channel channel;
    private Timer timer = Timer.NONE;
    private String reportedFailure = "";
    private boolean opened;
    private long openedNanos;
    private boolean started;
    private boolean ending;

    /**
     * A line that is not open yet.
     *
     * @param loop runs its connections, and all calls of the initializer and the listener.
     * @param settings the settings of a serial port; without meaning for other lines.
     * @param initializer makes the pipeline of each connection, behind the line's own handlers.
     */
    public ReconnectingLine(
            EventLoop loop,
            LineAddress address,
            SerialSettings settings,
            TimeSource time,
            ChannelInitializer<Channel> initializer,
            LineListener listener) {
        this(loop, address, connector(address, settings, time), time, initializer, listener);
    }

    ReconnectingLine(
            EventLoop loop,
            LineAddress address,
            Connector connector,
            TimeSource time,
            ChannelInitializer<Channel> initializer,
            LineListener listener) {
        this.loop = loop;
        this.address = address;
        this.connector = connector;
        this.time = time;
        this.initializer = initializer;
        this.listener = listener;
        this.ended = loop.newPromise();
    }

    private static Connector connector(LineAddress address, SerialSettings settings, TimeSource time) {
        if (address instanceof TcpServer server) {
            return Connector.tcp(server);
        }
        if (address instanceof InProcess line) {
            return Connector.inProcess(line);
        }
        SerialPorts ports = new SerialPorts();
        return Connector.serial((at, with) -> JSerialCommPort.open(ports, at, with), address, settings, time);
    }

    /** Begins to open the line. */
    public void open() {
        loop.execute(() -> {
            if (!started && !ending) {
                started = true;
                attempt();
            }
        });
    }

    /**
     * Closes the line for good. An open line is reported as closed with cause {@link LineState.Cause#SHUTDOWN}.
     *
     * @return done when the port is closed.
     */
    public Future<Void> close() {
        loop.execute(() -> {
            if (!ending) {
                ending = true;
                timer.cancel();
                reportClosed(new CloseReason(LineState.Cause.SHUTDOWN, ""));
                if (channel == null) {
                    ended.setSuccess(null);
                } else {
                    var unused = channel.close();
                }
            }
        });
        return ended;
    }

    private void attempt() {
        ChannelFuture connecting = connector.connect(loop, new Initializer());
        channel = connecting.channel();
        Timer slow = time.schedule(
                Face.LINK,
                SLOW,
                loop,
                () -> reportFailed("still opening " + address.label() + " after " + SLOW.toSeconds()
                        + " s; check the adapter or the server"));
        connecting.addListener(done -> {
            slow.cancel();
            if (!done.isSuccess()) {
                reportFailed(explain(done.cause()));
            }
        });
        channel.closeFuture().addListener(done -> gone());
    }

    private String explain(@Nullable Throwable cause) {
        if (cause instanceof PortOpenException) {
            return String.valueOf(cause.getMessage());
        }
        String what = "cannot open " + address.label() + ": ";
        if (cause instanceof UnknownHostException) {
            return what + "no such host; correct the name or the name service";
        }
        return cause instanceof IOException
                ? what + cause.getMessage() + "; check the server, its port and the network"
                : what + cause;
    }

    /** The connection, or the attempt at one, is over and its port closed. */
    private void gone() {
        channel = null;
        reportClosed(new CloseReason(LineState.Cause.HANG_UP, address.label() + " closed the connection"));
        if (ending) {
            ended.setSuccess(null);
        } else {
            timer = time.schedule(Face.LINK, backoff.next(), loop, this::attempt);
        }
    }

    private void reportOpened(Channel connection) {
        if (!ending) {
            opened = true;
            openedNanos = time.linkNanos();
            reportedFailure = "";
            listener.opened(connection);
        }
    }

    private void reportFailed(String detail) {
        if (!ending && !detail.equals(reportedFailure)) {
            reportedFailure = detail;
            listener.failed(LineState.Cause.OPEN_FAILED, detail);
        }
    }

    private void reportClosed(CloseReason reason) {
        if (opened) {
            opened = false;
            if (time.linkNanos() - openedNanos >= STABLE.toNanos()) {
                backoff.reset();
            }
            listener.closed(reason.cause(), reason.detail());
        }
    }

    /** Puts the line's own handlers in front of the session's. */
    private final class Initializer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel connection) {
            if (!(connection instanceof SerialChannel)) {
                connection.pipeline().addLast(new ArrivalHandler(time));
            }
            connection.pipeline().addLast(new WriteDeadline(time, address), watcher(), initializer);
        }
    }

    private ChannelHandler watcher() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext ctx) {
                reportOpened(ctx.channel());
                ctx.fireChannelActive();
            }

            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                if (event instanceof CloseReason reason) {
                    reportClosed(reason);
                } else if (event instanceof UnreadInput unread) {
                    listener.unread(unread.waitingBytes(), unread.droppedBytes());
                } else {
                    ctx.fireUserEventTriggered(event);
                }
            }
        };
    }
}
