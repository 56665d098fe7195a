package org.wardgate.gateway.e2e;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * A device that says the numbers from 0 on, eight bytes each, without a pause, to the first who connects; and a driver that hears
 * whether one of them is missing. Only one connection is served: a line that was opened anew would be heard no more.
 */
final class NumberedStream implements DriverProvider, AutoCloseable {
    static final String PROFILE = "numbered";

    private static final Duration EVERY = Duration.ofMillis(5);
    private static final int NUMBERS_AT_A_TIME = 10;

    private final TimeSource time;
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService speaker = Executors.newSingleThreadExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final CompletableFuture<Void> heardAll = new CompletableFuture<>();
    private volatile long heard;
    private volatile long last = Long.MAX_VALUE;
    private volatile boolean broken;
    private boolean ending;
    private long said;
    private @Nullable Socket client;

    NumberedStream(TimeSource time) throws IOException {
        this.time = time;
        speaker.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many numbers were heard, in order and without a gap. */
    long heard() {
        return heard;
    }

    /** How often the gateway has opened the line. */
    int connections() {
        return connections.get();
    }

    /** Says no more; what was said is waited for. Whether all of it was heard, in order. */
    boolean isHeardToTheEnd() throws Exception {
        CompletableFuture<Long> end = new CompletableFuture<>();
        speaker.execute(() -> {
            ending = true;
            end.complete(said);
        });
        last = end.get(10, TimeUnit.SECONDS);
        if (heard == last) {
            heardAll.complete(null);
        }
        heardAll.get(10, TimeUnit.SECONDS);
        return !broken;
    }

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public String description() {
        return "numbers from 0 on";
    }

    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(921600);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        connections.incrementAndGet();
        return new Decoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new DeviceDriver() {
            @Override
            public void opened() {
                context.status(LineState.Status.LIVE, LineState.Cause.NONE, "", Map.of());
            }

            @Override
            public void received(Frame frame) {
                // what counts is that the decoder had them all
            }
        };
    }

    @Override
    public void close() throws IOException {
        speaker.shutdownNow();
        server.close();
        Socket open = client;
        if (open != null) {
            open.close();
        }
    }

    private void accept() {
        try {
            client = server.accept();
            say();
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void say() {
        Socket open = client;
        if (open == null || ending) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(NUMBERS_AT_A_TIME * Long.BYTES);
        for (int i = 0; i < NUMBERS_AT_A_TIME; i++) {
            bytes.putLong(said + i);
        }
        try {
            open.getOutputStream().write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        said += NUMBERS_AT_A_TIME;
        time.schedule(Face.LINK, EVERY, speaker, this::say);
    }

    /** On the device's event loop, before anything that may keep frames back. */
    private final class Decoder extends ByteToMessageDecoder {
        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one event loop writes
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            while (in.readableBytes() >= Long.BYTES) {
                broken |= in.readLong() != heard;
                heard++;
                if (heard == last) {
                    heardAll.complete(null);
                }
            }
        }
    }
}
