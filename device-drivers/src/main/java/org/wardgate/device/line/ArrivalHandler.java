package org.wardgate.device.line;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.wardgate.time.TimeSource;

/** Stamps what a network connection reads. A serial channel stamps by itself, on its reader thread. One per connection. */
final class ArrivalHandler extends ChannelInboundHandlerAdapter {
    private final TimeSource time;

    ArrivalHandler(TimeSource time) {
        this.time = time;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        Arrival.set(ctx.channel(), time.now());
        ctx.fireChannelRead(bytes);
    }
}
