package org.wardgate.device.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wardgate.time.Timestamp;

/** Keeps the chunks that connections read. */
final class ByteCollector extends ChannelInitializer<Channel> {
    final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();

    /** Bytes as they were read, and when they arrived. */
    static final class Chunk {
        final byte[] bytes;
        final Timestamp arrival;

        private Chunk(byte[] bytes, Timestamp arrival) {
            this.bytes = bytes;
            this.arrival = arrival;
        }
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
                chunks.add(new Chunk(ByteBufUtil.getBytes(bytes), Arrival.of(ctx.channel())));
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                var unused = ctx.close();
            }
        });
    }

    Chunk next() throws InterruptedException {
        Chunk chunk = chunks.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        if (chunk == null) {
            throw new AssertionError("no bytes came");
        }
        return chunk;
    }

    /** Waits for {@code count} bytes, in as many chunks as they come. */
    byte[] next(int count) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < count) {
            all.writeBytes(next().bytes);
        }
        return all.toByteArray();
    }
}
