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
import org.wardgate.device.profile.language.FramingKeys.LineEnd;
import org.wardgate.device.profile.language.FramingKeys.Lines;
import org.wardgate.time.Timestamp;

/**
 * Cuts lines of text out of the bytes of a connection; a {@link Frame}'s payload is the line without its end. Empty lines are passed
 * over. A line that grows too long is given up to its end. Holds the state of one connection: never shared.
 */
final class LineDecoder extends ByteToMessageDecoder {
    private static final byte CARRIAGE_RETURN = 0x0D;
    private static final byte LINE_FEED = 0x0A;

    private final LineEnd end;
    private final byte endMark;
    private final boolean[] skipped = new boolean[256];
    private final @Nullable Checksum checksum;
    private final long gapNanos;
    private final int longest;
    private final byte[] line;
    private int length;
    private boolean overlong;
    private int given;
    private long arrivedNanos;

    LineDecoder(Lines keys) {
        end = keys.end();
        endMark = end == LineEnd.CR ? CARRIAGE_RETURN : LINE_FEED;
        Bytes skip = keys.skip();
        for (int i = 0; skip != null && i < skip.length(); i++) {
            skipped[skip.u8(i)] = true;
        }
        checksum = keys.checksum() == null ? null : Checksum.of(keys.checksum());
        gapNanos = keys.gap().toNanos();
        longest = keys.longest();
        line = new byte[longest + (end == LineEnd.CR ? 0 : 1)]; // the carriage return of the end
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        if (given > 0 && received.linkNanos() - arrivedNanos >= gapNanos) {
            giveUp(received, out);
        }
        arrivedNanos = received.linkNanos();
        while (in.isReadable()) {
            if (length == 0 && !overlong) {
                passOver(in);
            }
            int before = in.bytesBefore(endMark);
            take(in, before < 0 ? in.readableBytes() : before);
            if (before >= 0) {
                in.skipBytes(1);
                given++;
                finish(received, out);
            }
        }
    }

    /** Passes over bytes that do not belong to a line. */
    private void passOver(ByteBuf in) {
        while (in.isReadable()) {
            byte b = in.getByte(in.readerIndex());
            if (b == endMark || !skipped[b & 0xFF]) {
                return;
            }
            in.skipBytes(1);
        }
    }

    /** Takes bytes of a line, as many as there is room for. */
    private void take(ByteBuf in, int count) {
        int fitting = Math.min(count, line.length - length);
        in.readBytes(line, length, fitting);
        in.skipBytes(count - fitting);
        length += fitting;
        given += count;
        overlong |= fitting < count;
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (given > 0) {
            giveUp(Arrival.of(ctx.channel()), out);
        }
    }

    private void giveUp(Timestamp received, List<Object> out) {
        out.add(new Dropped(overlong ? Reason.TOO_LONG : Reason.TRUNCATED, given, received));
        reset();
    }

    private void finish(Timestamp received, List<Object> out) {
        boolean returned = length > 0 && line[length - 1] == CARRIAGE_RETURN;
        int content = end != LineEnd.CR && returned ? length - 1 : length;
        if (overlong || content > longest) {
            out.add(new Dropped(Reason.TOO_LONG, given, received));
        } else if (end == LineEnd.CRLF && !returned) {
            out.add(new Dropped(Reason.TRUNCATED, given, received));
        } else if (content > 0) {
            boolean right = checksum == null || checksum.isRight(line, content);
            out.add(
                    right
                            ? new Frame(Bytes.copyOf(line, 0, content), received)
                            : new Dropped(Reason.BAD_CHECKSUM, given, received));
        }
        reset();
    }

    private void reset() {
        length = 0;
        given = 0;
        overlong = false;
    }
}
