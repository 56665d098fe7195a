package org.wardgate.device.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.wardgate.device.line.Arrival;

/** Counts the bytes that arrive, and has it judged whether they may be old. One for each connection. */
final class ByteCounter extends ChannelInboundHandlerAdapter {
    private final LineCounters counters;
    private final BacklogWatch backlog;

    ByteCounter(LineCounters counters, BacklogWatch backlog) {
        this.counters = counters;
        this.backlog = backlog;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof ByteBuf buffer) {
            counters.onBytes(buffer.readableBytes());
            backlog.accept(buffer.readableBytes(), Arrival.of(ctx.channel()).linkNanos());
        }
        ctx.fireChannelRead(msg);
    }
}
