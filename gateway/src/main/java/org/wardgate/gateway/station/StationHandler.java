package org.wardgate.gateway.station;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.station.StationCounters.Kind;

/** The last handler of a WebSocket: frames to a {@link StationSession} and its end. One a channel. */
final class StationHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    static final String NAME = "station";
    private static final Logger log = LoggerFactory.getLogger(StationHandler.class);

    private final StationHub hub;
    private @Nullable StationSession session;

    StationHandler(StationHub hub) {
        this.hub = hub;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
            RequestGuard guard = ctx.pipeline().get(RequestGuard.class);
            if (guard != null) {
                guard.release(ctx);
            }
            begin(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    /** The connection speaks WebSocket from now on. */
    void begin(ChannelHandlerContext ctx) {
        StationSession begun = new StationSession(hub, ctx);
        begun.start();
        session = begun;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (session == null || !ctx.channel().isActive()) {
            return;
        }
        if (frame instanceof TextWebSocketFrame text && text.isFinalFragment()) {
            session.receive(text.text());
        } else {
            hub.counters().add(Kind.ABUSIVE_STATION);
            close(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "one message a frame, as text");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (session != null) {
            session.drain();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (session != null) {
            session.stop();
            log.info("station left channel={}", ctx.channel().id());
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        hub.counters().add(Kind.ABUSIVE_STATION);
        log.warn("station closed channel={} reason={}", ctx.channel().id(), String.valueOf(cause.getMessage()));
        Responses.close(ctx);
    }

    /** Says why, if the far end still takes it, and closes. */
    static void close(ChannelHandlerContext ctx, WebSocketCloseStatus status, String reason) {
        if (ctx.channel().isWritable()) {
            ctx.writeAndFlush(new CloseWebSocketFrame(status, reason)).addListener(ChannelFutureListener.CLOSE);
        } else {
            Responses.close(ctx);
        }
    }
}
