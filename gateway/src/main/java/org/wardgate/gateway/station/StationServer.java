package org.wardgate.gateway.station;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.gateway.ward.Ward;

/**
 * Serves the page and the stations' protocol of one ward, on the loopback address alone: nobody signs in yet, so nobody else may
 * come in. Everything runs on the ward's event loop; the methods may be called from any thread.
 */
public final class StationServer {
    private static final Logger log = LoggerFactory.getLogger(StationServer.class);

    /** The path of the WebSocket. */
    static final String SOCKET_PATH = "/station/v1";

    /** The longest frame that is accepted. */
    static final int MAX_FRAME_BYTES = 65_536;

    /** How many connections are held at a time. */
    static final int MAX_CONNECTIONS = 128;

    private static final int MAX_REQUEST_BYTES = 65_536;

    private final Ward ward;
    private final EventLoop loop;
    private final StationHub hub;
    private final PageFiles files = PageFiles.load();
    private final Operations operations;
    private final ChannelGroup connections;

    /**
     * A server that does not listen yet.
     *
     * @param ward the ward.
     * @param loop the event loop that is the ward's executor.
     * @param simulated whether what the ward shows comes from a simulator or a recording, which every page then says.
     * @param operations how the gateway fares; asked and told on the event loop.
     */
    public StationServer(Ward ward, EventLoop loop, boolean simulated, Operations operations) {
        if (ward.executor() != loop) {
            throw new IllegalArgumentException("the station server lives on the ward's own event loop; give that one");
        }
        this.ward = ward;
        this.loop = loop;
        this.hub = new StationHub(ward, simulated, operations);
        this.operations = operations;
        this.connections = new DefaultChannelGroup(loop);
    }

    /** What has been counted. */
    public StationCounters counters() {
        return hub.counters();
    }

    /** How many stations are connected. On the event loop. */
    public int clients() {
        return hub.clients();
    }

    /** How many stations can be noticed by a nurse now. On the event loop. */
    public int watching() {
        return hub.watching();
    }

    /**
     * Begins to listen.
     *
     * @param port the port; 0 takes a free one.
     * @return the port that was taken, once the server listens.
     */
    public CompletionStage<Integer> start(int port) {
        CompletableFuture<Integer> started = new CompletableFuture<>();
        new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Connection())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addListener((ChannelFuture bound) -> {
                    if (bound.isSuccess()) {
                        connections.add(bound.channel());
                        hub.start();
                        int taken = ((InetSocketAddress) bound.channel().localAddress()).getPort();
                        log.info("station page at http://localhost:{}/", taken);
                        started.complete(taken);
                    } else {
                        started.completeExceptionally(new IOException(
                                "port " + port + " of the loopback address cannot be opened; choose another",
                                bound.cause()));
                    }
                });
        return started;
    }

    /** Stops listening and closes every connection. */
    public CompletionStage<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loop.execute(() -> {
            hub.stop();
            connections.close().addListener(closed -> stopped.complete(null));
        });
        return stopped;
    }

    /** Sets up an accepted connection. */
    private final class Connection extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            if (connections.size() > MAX_CONNECTIONS) {
                counters().add(Kind.TOO_MANY_CONNECTIONS);
                channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                return;
            }
            connections.add(channel);
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(new HttpServerCodec());
            pipeline.addLast(new HttpServerKeepAliveHandler());
            pipeline.addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES, true));
            pipeline.addLast(RequestGuard.NAME, new RequestGuard(ward.time(), counters()));
            pipeline.addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath(SOCKET_PATH)
                    .maxFramePayloadLength(MAX_FRAME_BYTES)
                    .build()));
            pipeline.addLast(PageHandler.NAME, new PageHandler(files, operations));
            pipeline.addLast(StationHandler.NAME, new StationHandler(hub));
        }
    }
}
