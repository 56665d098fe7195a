package org.wardgate.gateway.station;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD with the files of the page, and with how the gateway fares. One a channel. */
final class PageHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String NAME = "page";

    /** The path of the meters, which monitoring reads. */
    static final String METRICS_PATH = "/metrics";

    /** The path that says whether the gateway's threads run. */
    static final String LIVE_PATH = "/health/live";

    /** The path that says whether the gateway does what it was configured to do. */
    static final String READY_PATH = "/health/ready";

    private static final Logger log = LoggerFactory.getLogger(PageHandler.class);

    private final PageFiles files;
    private final Operations operations;
    private boolean scraping;

    PageHandler(PageFiles files, Operations operations) {
        this.files = files;
        this.operations = operations;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (scraping) {
            // answers must come in the order of the requests, and the meters' is not there yet
            Responses.close(ctx);
            return;
        }
        switch (request.uri()) {
            case METRICS_PATH -> scrape(ctx, head);
            case LIVE_PATH -> Responses.health(ctx, operations.live(), head);
            case READY_PATH -> Responses.health(ctx, operations.ready(), head);
            default ->
                files.find(request.uri())
                        .ifPresentOrElse(
                                file -> Responses.file(ctx, file, head),
                                () -> Responses.text(
                                        ctx, HttpResponseStatus.NOT_FOUND, "No such page. The ward is at /.", head));
        }
    }

    private void scrape(ChannelHandlerContext ctx, boolean head) {
        scraping = true;
        operations.scrape().whenCompleteAsync((text, failure) -> scraped(ctx, text, failure, head), ctx.executor());
    }

    private void scraped(ChannelHandlerContext ctx, @Nullable String text, @Nullable Throwable failure, boolean head) {
        scraping = false;
        if (text != null) {
            Responses.metrics(ctx, text, head);
        } else {
            log.warn("the meters could not be written out", failure);
            Responses.text(ctx, HttpResponseStatus.INTERNAL_SERVER_ERROR, "The meters could not be written out.", head);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.debug("connection closed channel={}", ctx.channel().id(), cause);
        Responses.close(ctx);
    }
}
