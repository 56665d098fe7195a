package org.wardgate.gateway.station;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD with the files of the page, and with the gateway's meters. One a channel. */
final class PageHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String NAME = "page";

    /** The path of the meters, which monitoring reads. */
    static final String METRICS_PATH = "/metrics";

    private static final Logger log = LoggerFactory.getLogger(PageHandler.class);

    private final PageFiles files;
    private final Supplier<String> metrics;

    PageHandler(PageFiles files, Supplier<String> metrics) {
        this.files = files;
        this.metrics = metrics;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (request.uri().equals(METRICS_PATH)) {
            Responses.metrics(ctx, metrics.get(), head);
            return;
        }
        files.find(request.uri())
                .ifPresentOrElse(
                        file -> Responses.file(ctx, file, head),
                        () -> Responses.text(
                                ctx, HttpResponseStatus.NOT_FOUND, "No such page. The ward is at /.", head));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.debug("connection closed channel={}", ctx.channel().id(), cause);
        Responses.close(ctx);
    }
}
