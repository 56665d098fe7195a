package org.wardgate.device.profile.byhand;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;

/** Cuts frames of five bytes, of which the first alone has bit 7 set, out of a line. */
public final class ContecDecoder extends ByteToMessageDecoder {
    private static final long GAP_NANOS = Duration.ofMillis(500).toNanos();
    private static final int FRAME_BYTES = 5;

    private final byte[] frame = new byte[FRAME_BYTES];
    private int length;
    private long arrivedNanos;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        if (received.linkNanos() - arrivedNanos >= GAP_NANOS) {
            dropUnfinished(received, out);
        }
        arrivedNanos = received.linkNanos();
        int noise = 0;
        while (in.isReadable()) {
            byte b = in.readByte();
            if (b < 0) {
                dropNoise(noise, received, out);
                noise = 0;
                dropUnfinished(received, out);
                frame[length++] = b;
            } else if (length == 0) {
                noise++;
            } else {
                frame[length++] = b;
                if (length == FRAME_BYTES) {
                    out.add(new Frame(Bytes.copyOf(frame), received));
                    length = 0;
                }
            }
        }
        dropNoise(noise, received, out);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        dropUnfinished(Arrival.of(ctx.channel()), out);
    }

    private static void dropNoise(int noise, Timestamp received, List<Object> out) {
        if (noise > 0) {
            out.add(new Dropped(Reason.NOISE, noise, received));
        }
    }

    private void dropUnfinished(Timestamp received, List<Object> out) {
        if (length > 0) {
            out.add(new Dropped(Reason.TRUNCATED, length, received));
            length = 0;
        }
    }
}
