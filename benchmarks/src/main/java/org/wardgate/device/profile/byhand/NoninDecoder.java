package org.wardgate.device.profile.byhand;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;

/** Cuts packets of 25 frames of five bytes out of a line and verifies the sum of each frame. */
public final class NoninDecoder extends ByteToMessageDecoder {
    static final int FRAMES = 25;
    static final int FRAME_BYTES = 5;

    private static final long GAP_NANOS = Duration.ofMillis(500).toNanos();
    private static final byte START = 1;

    private final byte[] packet = new byte[FRAMES * FRAME_BYTES];
    private int count;
    private boolean begun;
    private @Nullable Timestamp last;
    private int orphans;
    private int waiting;
    private long arrivedNanos;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        if (received.linkNanos() - arrivedNanos >= GAP_NANOS) {
            if (waiting > 0) {
                drop(in, waiting, Reason.TRUNCATED, received, out);
            }
            if (count < FRAMES) {
                orphans += count;
                count = 0;
            }
        }
        arrivedNanos = received.linkNanos();
        boolean more = true;
        while (more && in.isReadable()) {
            more = decodeOne(in, received, out);
        }
        waiting = in.readableBytes();
    }

    private boolean decodeOne(ByteBuf in, Timestamp received, List<Object> out) {
        int noise = in.bytesBefore(START);
        if (noise != 0) {
            drop(in, noise < 0 ? in.readableBytes() : noise, Reason.NOISE, received, out);
        }
        int available = in.readableBytes();
        if (available < 2) {
            return false;
        }
        int at = in.readerIndex();
        int status = in.getByte(at + 1);
        if ((status & 0x80) == 0) {
            giveUp(in, status == START ? Reason.TRUNCATED : Reason.BAD_HEADER, received, out);
            return true;
        }
        if (available < FRAME_BYTES) {
            return false;
        }
        int sum = START + status + in.getByte(at + 2) + in.getByte(at + 3);
        if ((byte) sum != in.getByte(at + 4)) {
            giveUp(in, Reason.BAD_CHECKSUM, received, out);
            return true;
        }
        accept(in, (status & 1) != 0, received, out);
        return true;
    }

    private void accept(ByteBuf in, boolean first, Timestamp received, List<Object> out) {
        if (first) {
            handUp(out);
            dropUnfinished(received, out);
            begun = true;
        } else if (count == 0 || count == FRAMES) {
            orphans += count + 1;
            count = 0;
            in.skipBytes(FRAME_BYTES);
            return;
        }
        in.readBytes(packet, count * FRAME_BYTES, FRAME_BYTES);
        last = received;
        count++;
    }

    /** A packet is whole when the next one begins: another frame before that would show that one was lost. */
    private void handUp(List<Object> out) {
        if (count == FRAMES && last != null) {
            out.add(new Frame(Bytes.copyOf(packet), last));
            count = 0;
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        Timestamp received = Arrival.of(ctx.channel());
        if (in.isReadable()) {
            drop(in, in.readableBytes(), Reason.TRUNCATED, received, out);
        }
        dropUnfinished(received, out);
    }

    private void giveUp(ByteBuf in, Reason reason, Timestamp received, List<Object> out) {
        int length = 1;
        int most = Math.min(in.readableBytes(), FRAME_BYTES);
        while (length < most && in.getByte(in.readerIndex() + length) != START) {
            length++;
        }
        drop(in, length, reason, received, out);
    }

    private void drop(ByteBuf in, int length, Reason reason, Timestamp received, List<Object> out) {
        in.skipBytes(length);
        out.add(new Dropped(reason, length, received));
        orphans += count;
        count = 0;
    }

    private void dropUnfinished(Timestamp received, List<Object> out) {
        int frames = orphans + count;
        if (frames > 0) {
            out.add(new Dropped(begun ? Reason.TRUNCATED : Reason.NOISE, frames * FRAME_BYTES, received));
        }
        orphans = 0;
        count = 0;
    }
}
