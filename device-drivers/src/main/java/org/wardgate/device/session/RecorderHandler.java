package org.wardgate.device.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.wardgate.device.line.Arrival;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;

/**
 * The flight recorder's place in the pipeline: below the guard, so that it records what really arrives and really leaves. One for
 * each connection; the writer outlives it.
 */
final class RecorderHandler extends ChannelDuplexHandler {
    static final String NAME = "flight-recorder";

    private final RecordingWriter writer;
    private final TimeSource time;

    RecorderHandler(RecordingWriter writer, TimeSource time) {
        this.writer = writer;
        this.time = time;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof ByteBuf buffer) {
            byte[] bytes = ByteBufUtil.getBytes(buffer);
            writer.record(Direction.IN, Arrival.of(ctx.channel()), bytes, 0, bytes.length);
        }
        ctx.fireChannelRead(msg);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        if (msg instanceof ByteBuf buffer) {
            byte[] bytes = ByteBufUtil.getBytes(buffer);
            writer.record(Direction.OUT, time.now(), bytes, 0, bytes.length);
        }
        ctx.write(msg, promise);
    }
}
