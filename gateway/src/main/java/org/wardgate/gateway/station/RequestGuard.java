package org.wardgate.gateway.station;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.time.TimeSource;

/**
 * Lets through the requests that are ours to answer, before anything else looks at them: of our host and origin, GET or HEAD,
 * with a path. Closes a connection that asks for nothing. One a channel.
 */
final class RequestGuard extends ChannelInboundHandlerAdapter {
    static final String NAME = "request-guard";

    /** After how long a connection without a complete request is closed. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(RequestGuard.class);

    private final TimeSource time;
    private final StationCounters counters;
    private @Nullable Silence silence;

    RequestGuard(TimeSource time, StationCounters counters) {
        this.time = time;
        this.counters = counters;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        Silence listening = new Silence(time, ctx.executor(), IDLE_AFTER, () -> Responses.close(ctx));
        listening.start();
        silence = listening;
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopListening();
        ctx.fireChannelInactive();
    }

    /** The connection has become a WebSocket, which has rules of its own. */
    void release(ChannelHandlerContext ctx) {
        stopListening();
        ctx.pipeline().remove(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            ctx.fireChannelRead(message);
            return;
        }
        if (silence != null) {
            silence.heard();
        }
        if (request.decoderResult().isFailure() || !request.uri().startsWith("/")) {
            counters.add(Kind.BAD_REQUEST);
            refuse(
                    ctx,
                    request,
                    HttpResponseStatus.BAD_REQUEST,
                    "Not a request this server understands. Open the page by its address.");
        } else if (!RequestOrigin.isOurs(request.headers(), port(ctx))) {
            counters.add(Kind.FOREIGN_REQUEST);
            log.warn("request refused reason=foreign-host-or-origin; open the page as localhost on this machine");
            refuse(
                    ctx,
                    request,
                    HttpResponseStatus.FORBIDDEN,
                    "Not for this host or not from its page. Open the page as http://localhost with its port, on this machine.");
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            counters.add(Kind.BAD_REQUEST);
            refuse(
                    ctx,
                    request,
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET and HEAD. Nothing is changed over HTTP.");
        } else if (isPlainRequestForSocket(request)) {
            counters.add(Kind.BAD_REQUEST);
            refuse(
                    ctx,
                    request,
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "A WebSocket is here, not a page. Open the page at /.");
        } else {
            ctx.fireChannelRead(request);
        }
    }

    private void stopListening() {
        if (silence != null) {
            silence.stop();
        }
    }

    private static boolean isPlainRequestForSocket(FullHttpRequest request) {
        return StationServer.SOCKET_PATH.equals(request.uri())
                && !request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private static int port(ChannelHandlerContext ctx) {
        return ctx.channel().localAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
    }

    private static void refuse(
            ChannelHandlerContext ctx, FullHttpRequest request, HttpResponseStatus status, String text) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        ReferenceCountUtil.release(request);
        Responses.text(ctx, status, text, head);
    }
}
