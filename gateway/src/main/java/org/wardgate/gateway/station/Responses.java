package org.wardgate.gateway.station;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** HTTP responses. Each forbids the browser everything that the page does not need, and none repeats what was asked. */
final class Responses {
    /** Everything from here and nothing inline; nobody may frame the page, where a hidden button could be pressed. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Responses() {}

    /** A file of the page. */
    static void file(ChannelHandlerContext ctx, PageFiles.PageFile file, boolean head) {
        ctx.writeAndFlush(response(HttpResponseStatus.OK, file.contentType(), file.content(), head))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** The meters, in Prometheus' text form. */
    static void metrics(ChannelHandlerContext ctx, String text, boolean head) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ctx.writeAndFlush(response(HttpResponseStatus.OK, "text/plain; version=0.0.4; charset=utf-8", content, head))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Whether something is as it should be: 200, or 503 and why not. */
    static void health(ChannelHandlerContext ctx, Health health, boolean head) {
        HttpResponseStatus status = health.isUp() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        ctx.writeAndFlush(response(status, "application/json", HealthJson.write(health), head))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** A short text, after which the connection is closed. */
    static void text(ChannelHandlerContext ctx, HttpResponseStatus status, String text, boolean head) {
        byte[] content = (status.reasonPhrase() + ". " + text + "\n").getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = response(status, "text/plain; charset=utf-8", content, head);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
        }
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** Closes the connection without a word. */
    static void close(ChannelHandlerContext ctx) {
        ctx.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private static FullHttpResponse response(
            HttpResponseStatus status, String contentType, byte[] content, boolean head) {
        ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(content);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, content.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        headers.set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        return response;
    }
}
