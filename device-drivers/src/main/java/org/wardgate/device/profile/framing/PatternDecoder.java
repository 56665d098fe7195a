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
 * without its escapes, or all frames of a packet. After a damaged frame it looks for the next from the byte behind the begin of the
 * damaged one, so that damage costs no other frame. Holds the state of one connection: never shared.
 */
final class PatternDecoder extends ByteToMessageDecoder {
    private final BitPattern begin;
    private final @Nullable BitPattern rest;
    private final FrameLength frameLength;
    private final byte @Nullable [] endsWith;
    private final @Nullable Checksum checksum;
    private final @Nullable PacketAssembler packets;
    private final long gapNanos;
    private final Window window;

    /** How many bytes wait for the rest of their frame, and since when. */
    private int waiting;

    private long arrivedNanos;

    PatternDecoder(Frames keys, @Nullable PacketKeys packet, int frameBytes) {
        begin = keys.startsWith();
        frameLength = FrameLength.of(keys.length(), begin.length());
        endsWith = keys.endsWith() == null ? null : keys.endsWith().toArray();
        checksum = keys.checksum() == null ? null : Checksum.of(keys.checksum());
        packets = packet == null ? null : new PacketAssembler(packet, frameBytes);
        gapNanos = keys.gap().toNanos();
        rest = keys.rest();
        window = new Window(keys.length().longest(), keys.escape(), begin);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        if (waiting > 0 && received.linkNanos() - arrivedNanos >= gapNanos) {
            drop(in, waiting, Reason.TRUNCATED, received, out);
        }
        arrivedNanos = received.linkNanos();
        boolean more = true;
        while (more && in.isReadable()) {
            more = skipNoise(in, received, out) && take(in, received, out);
        }
        waiting = in.readableBytes();
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (in.isReadable()) {
            drop(in, in.readableBytes(), Reason.TRUNCATED, Arrival.of(ctx.channel()), out);
        }
        if (packets != null) {
            packets.giveUp(Arrival.of(ctx.channel()), out);
        }
    }

    /** Passes over bytes with which no frame begins; false where all were such. */
    private boolean skipNoise(ByteBuf in, Timestamp received, List<Object> out) {
        int at = in.readerIndex();
        int end = in.writerIndex();
        while (at < end && !begin.fits(0, in.getUnsignedByte(at))) {
            at++;
        }
        int noise = at - in.readerIndex();
        if (noise > 0) {
            drop(in, noise, Reason.NOISE, received, out);
        }
        return at < end;
    }

    /** Takes one frame, or gives up its begin; false where bytes are missing. */
    private boolean take(ByteBuf in, Timestamp received, List<Object> out) {
        window.fill(in);
        byte[] frame = window.bytes();
        int count = window.count();
        int length = count < begin.length() ? FrameLength.UNKNOWN : frameLength.of(frame, count);
        int misfit = misfit(frame, length > 0 ? Math.min(length, count) : Math.min(begin.length(), count));
        if (misfit > 0) {
            giveUp(in, begin.fits(0, frame[misfit] & 0xFF) ? Reason.TRUNCATED : Reason.BAD_HEADER, received, out);
            return true;
        }
        if (length == FrameLength.IMPOSSIBLE) {
            giveUp(in, Reason.BAD_HEADER, received, out);
            return true;
        }
        boolean tooLong = length > window.longest() || (length == FrameLength.UNKNOWN && count == window.longest());
        if (tooLong) {
            giveUp(in, Reason.TOO_LONG, received, out);
            return true;
        }
        if (length == FrameLength.UNKNOWN || length > count) {
            if (window.isCut()) {
                giveUp(in, Reason.TRUNCATED, received, out);
            }
            return window.isCut();
        }
        Reason wrong = verify(frame, length);
        if (wrong != null) {
            giveUp(in, wrong, received, out);
            return true;
        }
        in.skipBytes(window.rawLength(length));
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
        for (int i = beginCount; rest != null && i < count; i++) {
            if (!rest.fits(0, frame[i] & 0xFF)) {
                return i;
            }
        }
        return 0;
    }

    private @Nullable Reason verify(byte[] frame, int length) {
        if (endsWith != null) {
            int at = length - endsWith.length;
            for (int i = 0; i < endsWith.length; i++) {
                if (at < 0 || frame[at + i] != endsWith[i]) {
                    return Reason.BAD_LENGTH;
                }
            }
        }
        return checksum == null || checksum.isRight(frame, length) ? null : Reason.BAD_CHECKSUM;
    }

    /** Drops the begin of a frame that was none, up to the next byte with which one can begin. */
    private void giveUp(ByteBuf in, Reason reason, Timestamp received, List<Object> out) {
        int from = in.readerIndex();
        int end = Math.min(in.writerIndex(), from + window.rawCount());
        int at = from + 1;
        while (at < end && !begin.fits(0, in.getUnsignedByte(at))) {
            at++;
        }
        drop(in, at - from, reason, received, out);
    }

    private void drop(ByteBuf in, int count, Reason reason, Timestamp received, List<Object> out) {
        in.skipBytes(count);
        out.add(new Dropped(reason, count, received));
        if (packets != null) {
            packets.damaged();
        }
    }
}
