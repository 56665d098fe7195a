package org.wardgate.gateway.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * The least that a program can do to bring bytes of a tty to a station: one thread a tty reads, and what it has read goes at once
 * as a WebSocket frame to the one client, behind the number of the line. Nothing is understood. Pumps are asked once a second for
 * their infusion, as the gateway asks them.
 */
public final class FloorProgram {
    private static final byte[] ASK = "!INF|4961\r".getBytes(StandardCharsets.US_ASCII);
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final int CHUNK = 4096;
    private static final int MAX_REQUEST_BYTES = 65_536;

    private volatile @Nullable Channel client;

    private FloorProgram() {}

    /**
     * Runs until the process is ended.
     *
     * @param args the directory of the ttys' links and how many beds have some.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new FloorProgram().run(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    private void run(Path directory, int beds) throws IOException, InterruptedException {
        int port = listen();
        TimeSource time = new SystemTimeSource();
        ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
        for (int bed = 1; bed <= beds; bed++) {
            read(directory.resolve(FarEnds.monitor(bed)), bed);
            Path pump = pseudoTerminal(directory.resolve(FarEnds.pump(bed)));
            read(pump, -bed);
            FileOutputStream out = new FileOutputStream(pump.toFile());
            time.schedule(Face.LINK, ASK_EVERY.multipliedBy(bed).dividedBy(beds), asking, () -> ask(time, asking, out));
        }
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println("http://localhost:" + port + "/");
        new CountDownLatch(1).await();
    }

    /** What is asked here passes no guard, so it is asked of nothing that could be a pump. */
    private static Path pseudoTerminal(Path link) throws IOException {
        if (!link.toRealPath().startsWith("/dev/pts")) {
            throw new IOException(link + " is no pseudo-terminal; this program is for measurements alone");
        }
        return link;
    }

    private int listen() throws InterruptedException {
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES))
                                .addLast(new WebSocketServerProtocolHandler(StationClient.PATH))
                                .addLast(new Client());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private void read(Path tty, int line) throws IOException {
        FileInputStream in = new FileInputStream(tty.toFile());
        Thread reader = new Thread(() -> forward(in, line), "floor-" + tty.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    private void forward(FileInputStream in, int line) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                Channel to = client;
                if (to != null) {
                    ByteBuf frame = to.alloc().buffer(count + Short.BYTES);
                    frame.writeShort(line).writeBytes(chunk, 0, count);
                    to.writeAndFlush(new BinaryWebSocketFrame(frame));
                }
            }
        } catch (IOException e) {
            // the line was pulled: the measurement is over
        }
    }

    private static void ask(TimeSource time, ScheduledExecutorService executor, FileOutputStream pump) {
        try {
            pump.write(ASK);
            time.schedule(Face.LINK, ASK_EVERY, executor, () -> ask(time, executor, pump));
        } catch (IOException e) {
            // the line was pulled: the measurement is over
        }
    }

    /** Notes who is to be sent everything. */
    private final class Client extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                client = ctx.channel();
            }
            ctx.fireUserEventTriggered(event);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            // the client has nothing to say that matters here
        }
    }
}
