package org.wardgate.device.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts the bytes that arrive. One for each connection. */
final class ByteCounter extends ChannelInboundHandlerAdapter {
    private final LineCounters counters;

    ByteCounter(LineCounters counters) {
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof ByteBuf buffer) {
            counters.onBytes(buffer.readableBytes());
        }
        ctx.fireChannelRead(msg);
    }
}
