package org.wardgate.device.line;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.util.internal.StringUtil;
import java.net.SocketAddress;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * A serial port as a channel. It registers with any event loop, because the loop never waits for the port: a thread
 * of the port's own opens it and reads, and what else may block (write, close) runs on {@link BlockingCalls}, one write at a time.
 *
 * <p>The reader stamps each chunk when it arrives and hands it over; {@link org.wardgate.device.line.Arrival} is set before the
 * read event, one event a chunk. A UART does not stop sending because nobody reads: what {@link ReadQueue} cannot hold is dropped
 * and counted.
 *
 * <p>The port is closed when nobody is inside it any more. Closing it under a reader would let the reader take bytes of whatever
 * the operating system opens next under the same descriptor.
 */
final class SerialChannel extends AbstractChannel {
    private static final Logger log = LoggerFactory.getLogger(SerialChannel.class);
    private static final ChannelMetadata METADATA = new ChannelMetadata(false);
    private static final int READ_BYTES = 1024;
    /** Small, so that a write which waits for room fits into the room that emptying the driver's queue gives. */
    private static final int WRITE_BYTES = 512;
    /** One for the reader, one for the writer. */
    private static final int USERS = 2;

    private static final int CLOSE_TRIES = 20;
    private static final int CLOSE_TRY_MILLIS = 50;

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Port.Opener opener;
    private final LineAddress address;
    private final SerialSettings settings;
    private final TimeSource time;
    private final ReadQueue input;
    private final CompletableFuture<Port> opening = new CompletableFuture<>();
    private final Semaphore users = new Semaphore(USERS - 1); // the reader is in from the start
    private final byte[] writeBytes = new byte[WRITE_BYTES];
    private volatile boolean open = true;
    private volatile boolean active;
    private boolean connecting;
    private boolean writing;

    SerialChannel(Port.Opener opener, LineAddress address, SerialSettings settings, TimeSource time) {
        super(null);
        this.opener = opener;
        this.address = address;
        this.settings = settings;
        this.time = time;
        this.input = new ReadQueue(this, time);
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new SerialUnsafe();
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return active && open;
    }

    @Override
    protected SocketAddress localAddress0() {
        return new SerialAddress(address.label());
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return new SerialAddress(address.label());
    }

    @Override
    protected void doBind(SocketAddress localAddress) {
        throw new UnsupportedOperationException("a serial port is connected, not bound");
    }

    @Override
    protected void doDisconnect() {
        throw new UnsupportedOperationException("a serial port is closed, not disconnected");
    }

    // ---- opening ----

    /** The life of the port's own thread. */
    private void openAndRead(ChannelPromise promise) {
        try {
            Port port = opener.open(address, settings);
            opening.complete(port);
            onLoop(() -> finishOpening(promise));
            readAll(port);
        } catch (Throwable e) { // the top of a thread: whatever it is, the channel must not wait for it
            log.debug("reader ends port={}", address.label(), e);
            if (opening.completeExceptionally(e)) {
                onLoop(() -> promise.tryFailure(e));
            }
        } finally {
            users.release();
            onLoop(this::hungUp);
        }
    }

    private void finishOpening(ChannelPromise promise) {
        if (!open) {
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        active = true;
        boolean wanted = promise.trySuccess();
        pipeline().fireChannelActive();
        if (!wanted) {
            var unused = close();
        }
    }

    // ---- reading ----

    private void readAll(Port port) {
        byte[] bytes = new byte[READ_BYTES];
        int count = port.read(bytes);
        while (count > 0) {
            Timestamp arrival = time.now();
            input.offer(bytes, count, arrival);
            count = port.read(bytes);
        }
    }

    private void hungUp() {
        if (isActive()) {
            CloseReason.close(
                    this,
                    LineState.Cause.HANG_UP,
                    "port " + address.label() + " went away; plug the adapter in and check its cable");
        }
    }

    @Override
    protected void doBeginRead() {
        input.request();
    }

    // ---- writing ----

    @Override
    protected Object filterOutboundMessage(Object message) {
        if (message instanceof ByteBuf) {
            return message;
        }
        throw new UnsupportedOperationException(
                "a serial port takes bytes, not " + StringUtil.simpleClassName(message));
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer out) {
        Object message = out.current();
        while (message != null && !writing) {
            ByteBuf bytes = (ByteBuf) message;
            int count = Math.min(bytes.readableBytes(), WRITE_BYTES);
            if (count == 0) {
                out.remove();
                message = out.current();
            } else if (users.tryAcquire()) {
                bytes.getBytes(bytes.readerIndex(), writeBytes, 0, count);
                writing = true;
                BlockingCalls.EXECUTOR.execute(() -> writeNow(opening.join(), count));
            } else {
                return; // closing
            }
        }
    }

    /** On {@link BlockingCalls}. */
    private void writeNow(Port port, int count) {
        int written = -1;
        try {
            written = port.write(writeBytes, count);
        } finally {
            users.release();
            int taken = written;
            onLoop(() -> written(taken));
        }
    }

    private void written(int count) {
        writing = false;
        ChannelOutboundBuffer out = unsafe().outboundBuffer();
        if (out == null) {
            return; // closing, which has failed the writes
        }
        if (count <= 0) {
            hungUp();
            return;
        }
        out.removeBytes(count);
        ((SerialUnsafe) unsafe()).flush0();
    }

    // ---- closing ----

    /** On {@link BlockingCalls}, which {@link SerialUnsafe#prepareToClose} gives. */
    @Override
    protected void doClose() throws InterruptedException {
        open = false;
        Port port = connecting ? opened() : null;
        if (port != null) {
            boolean left = false;
            for (int i = 0; i < CLOSE_TRIES && !left; i++) {
                port.interrupt();
                left = users.tryAcquire(USERS, CLOSE_TRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (!left) {
                log.warn("port closed although its driver has not returned port={}", address.label());
            }
            port.close();
        }
        input.release();
    }

    private @Nullable Port opened() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            return null;
        }
    }

    private void onLoop(Runnable task) {
        try {
            eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            log.debug("event loop has ended port={}", address.label());
        }
    }

    private final class SerialUnsafe extends AbstractUnsafe {
        @Override
        public void connect(SocketAddress remote, @Nullable SocketAddress local, ChannelPromise promise) {
            if (!promise.setUncancellable() || !ensureOpen(promise)) {
                return;
            }
            if (connecting) {
                safeSetFailure(promise, new AlreadyConnectedException());
                return;
            }
            Thread reader = new Thread(() -> openAndRead(promise), "wardgate-serial " + address.label());
            reader.setDaemon(true);
            reader.start();
            connecting = true;
        }

        @Override
        protected Executor prepareToClose() {
            open = false;
            return BlockingCalls.EXECUTOR;
        }

        @Override
        protected void flush0() {
            super.flush0();
        }
    }
}
