package org.wardgate.device.profile.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.profile.language.BitPattern;
import org.wardgate.device.profile.language.FramingKeys.Frames;
import org.wardgate.device.profile.language.PacketKeys;
import org.wardgate.time.Timestamp;

/**
 * Cuts frames that are known by their first bytes out of the bytes of a connection; a {@link Frame}'s payload is the whole frame
 * without its escapes, or all frames of a packet, and its time is the arrival of its last byte, however long it had to wait behind a
 * damaged one. After a damaged frame it looks for the next from the byte behind the begin of the damaged one, so that damage costs no
 * other frame. Holds the state of one connection: never shared.
 */
final class PatternDecoder extends ByteToMessageDecoder {
    private final BitPattern begin;
    private final @Nullable BitPattern rest;
    private final boolean uniqueStart;
    private final FrameLength frameLength;
    private final byte @Nullable [] endsWith;
    private final @Nullable Checksum checksum;
    private final @Nullable PacketAssembler packets;
    private final long gapNanos;
    private final Window window;
    private final Arrivals arrivals = new Arrivals();

    /** Whether chance makes no frame out of the middle of another. */
    private final boolean sure;

    private long arrivedNanos;

    PatternDecoder(Frames keys, @Nullable PacketKeys packet, int frameBytes) {
        begin = keys.startsWith();
        frameLength = FrameLength.of(keys.length(), begin.length());
        endsWith = keys.endsWith() == null ? null : keys.endsWith().toArray();
        checksum = keys.checksum() == null ? null : Checksum.of(keys.checksum());
        packets = packet == null ? null : new PacketAssembler(packet, frameBytes);
        gapNanos = keys.gap().toNanos();
        rest = keys.rest();
        uniqueStart = keys.uniqueStart();
        window = new Window(keys.length().longest(), keys.escape(), begin);
        sure = checksum != null || rest != null || keys.escape() != null;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        int fresh = in.readableBytes() - arrivals.waiting();
        if (received.linkNanos() - arrivedNanos >= gapNanos) {
            finish(in, arrivals.waiting(), out);
            if (packets != null) {
                packets.paused();
            }
        }
        arrivedNanos = received.linkNanos();
        if (fresh > 0) {
            arrivals.add(fresh, received);
        }
        scan(in, out);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        finish(in, in.readableBytes(), out);
        if (packets != null) {
            packets.giveUp(Arrival.of(ctx.channel()), out);
        }
    }

    /** Takes all frames, up to one whose end has not arrived. */
    private void scan(ByteBuf in, List<Object> out) {
        boolean more = true;
        while (more && in.isReadable()) {
            more = skipNoise(in, out) && take(in, out);
        }
    }

    /** Gives up the first bytes, behind which the frame that they begin does not go on, and takes what frames it has swallowed. */
    private void finish(ByteBuf in, int count, List<Object> out) {
        int end = in.writerIndex();
        in.writerIndex(in.readerIndex() + count);
        while (in.isReadable()) {
            if (sure) {
                window.fill(in);
                giveUp(in, Reason.TRUNCATED, out);
                scan(in, out);
            } else {
                drop(in, in.readableBytes(), Reason.TRUNCATED, out);
            }
        }
        in.writerIndex(end);
    }

    /** Passes over bytes with which no frame begins; false where all were such. */
    private boolean skipNoise(ByteBuf in, List<Object> out) {
        int at = in.readerIndex();
        int end = in.writerIndex();
        while (at < end && !begin.fits(0, in.getUnsignedByte(at))) {
            at++;
        }
        int noise = at - in.readerIndex();
        if (noise > 0) {
            drop(in, noise, Reason.NOISE, out);
        }
        return at < end;
    }

    /** Takes one frame, or gives up its begin; false where bytes are missing. */
    private boolean take(ByteBuf in, List<Object> out) {
        window.fill(in);
        byte[] frame = window.bytes();
        int count = window.count();
        int length = count < begin.length() ? FrameLength.UNKNOWN : frameLength.of(window);
        int misfit = misfit(frame, length > 0 ? Math.min(length, count) : count);
        if (misfit > 0) {
            giveUp(in, begin.fits(0, frame[misfit] & 0xFF) ? Reason.TRUNCATED : Reason.BAD_HEADER, out);
            return true;
        }
        if (length == FrameLength.IMPOSSIBLE) {
            giveUp(in, Reason.BAD_HEADER, out);
            return true;
        }
        boolean tooLong = length > window.longest() || (length == FrameLength.UNKNOWN && count == window.longest());
        if (tooLong) {
            giveUp(in, Reason.TOO_LONG, out);
            return true;
        }
        if (length == FrameLength.UNKNOWN || length > count) {
            if (window.isCut()) {
                giveUp(in, Reason.TRUNCATED, out);
            }
            return window.isCut();
        }
        Reason wrong = verify(frame, length);
        if (wrong != null) {
            giveUp(in, wrong, out);
            return true;
        }
        int taken = window.rawLength(length);
        in.skipBytes(taken);
        Timestamp received = arrivals.take(taken);
        if (packets == null) {
            out.add(new Frame(Bytes.copyOf(frame, 0, length), received));
        } else {
            packets.accept(frame, received, out);
        }
        return true;
    }

    /** The index of the first byte of a frame that does not fit; 0 where all do. */
    private int misfit(byte[] frame, int count) {
        int beginCount = Math.min(begin.length(), count);
        for (int i = 1; i < beginCount; i++) {
            if (!begin.fits(i, frame[i] & 0xFF)) {
                return i;
            }
        }
        for (int i = beginCount; (rest != null || uniqueStart) && i < count; i++) {
            int value = frame[i] & 0xFF;
            if ((rest != null && !rest.fits(0, value)) || (uniqueStart && begin.fits(0, value))) {
                return i;
            }
        }
        return 0;
    }

    private @Nullable Reason verify(byte[] frame, int length) {
        if (endsWith != null) {
            int at = length - endsWith.length;
            if (at < 0 || !window.isPlain(at, endsWith)) {
                return Reason.BAD_LENGTH;
            }
        }
        return checksum == null || checksum.isRight(frame, length) ? null : Reason.BAD_CHECKSUM;
    }

    /** Drops the begin of a frame that was none, up to the next byte with which one can begin. */
    private void giveUp(ByteBuf in, Reason reason, List<Object> out) {
        int from = in.readerIndex();
        int end = Math.min(in.writerIndex(), from + window.rawCount());
        int at = from + 1;
        while (at < end && !begin.fits(0, in.getUnsignedByte(at))) {
            at++;
        }
        drop(in, at - from, reason, out);
    }

    private void drop(ByteBuf in, int count, Reason reason, List<Object> out) {
        in.skipBytes(count);
        out.add(new Dropped(reason, count, arrivals.take(count)));
        if (packets != null) {
            packets.damaged();
        }
    }
}
