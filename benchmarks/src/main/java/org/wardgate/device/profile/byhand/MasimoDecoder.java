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

/** Cuts lines out of a line; zeros before one are passed over. */
public final class MasimoDecoder extends ByteToMessageDecoder {
    private static final long GAP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int LONGEST = 260;
    private static final byte RETURN = '\r';
    private static final byte LINE_FEED = '\n';

    private final byte[] line = new byte[LONGEST + 1];
    private int length;
    private int given;
    private boolean overlong;
    private long arrivedNanos;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        if (received.linkNanos() - arrivedNanos >= GAP_NANOS) {
            dropUnfinished(received, out);
        }
        arrivedNanos = received.linkNanos();
        while (in.isReadable()) {
            byte b = in.readByte();
            if (b == LINE_FEED) {
                given++;
                finish(received, out);
            } else if (b != 0 || given > 0) {
                given++;
                if (length == line.length) {
                    overlong = true;
                } else {
                    line[length++] = b;
                }
            }
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        dropUnfinished(Arrival.of(ctx.channel()), out);
    }

    private void finish(Timestamp received, List<Object> out) {
        int content = length > 0 && line[length - 1] == RETURN ? length - 1 : length;
        if (overlong || content > LONGEST) {
            out.add(new Dropped(Reason.TOO_LONG, given, received));
        } else if (content > 0) {
            out.add(new Frame(Bytes.copyOf(line, 0, content), received));
        }
        reset();
    }

    private void dropUnfinished(Timestamp received, List<Object> out) {
        if (given > 0) {
            out.add(new Dropped(overlong ? Reason.TOO_LONG : Reason.TRUNCATED, given, received));
            reset();
        }
    }

    private void reset() {
        length = 0;
        given = 0;
        overlong = false;
    }
}
