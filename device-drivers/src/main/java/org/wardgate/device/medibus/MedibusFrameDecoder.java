package org.wardgate.device.medibus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.Digits;
import org.wardgate.device.framing.Sums;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;

/**
 * Cuts a MEDIBUS line into commands ({@code ESC code argument}), responses ({@code SOH code data}), records of curves and signs,
 * and verifies the sums. A {@link Frame}'s payload begins with the byte that tells which it is; the sum and the CR are not in it.
 *
 * <p>A command may stand inside a response, and a response goes on behind it. No other nesting is known, so SOH ends whatever is in
 * progress, and ESC a command in progress: what was cut short gives way to the next frame and needs no time-out. Bytes from 80H on
 * are curves and are taken out first, wherever they stand. DC1 and DC3 are signs of their own wherever they stand, CAN gives up the
 * innermost frame. Source: MEDIBUS 4.03, message formats and control characters.
 *
 * <p>The digits of a sum are upper case here. The lower case, which a reader may accept, is what a single damaged bit makes of them.
 *
 * <p>Holds the state of one connection: never shared.
 */
final class MedibusFrameDecoder extends ByteToMessageDecoder {
    static final byte SOH = 0x01;
    static final byte ESC = 0x1B;
    static final byte CR = 0x0D;
    static final byte CAN = 0x18;
    /** Stop sending; the reverse of the usual meaning. MEDIBUS 4.03, control characters. */
    static final byte SUSPEND = 0x11;
    /** Go on sending. */
    static final byte RESUME = 0x13;

    /** The most bytes of a response, with SOH and CR. MEDIBUS 4.03, message formats. */
    static final int LONGEST_RESPONSE = 3845;
    /** The most bytes of a command: an argument of 251. */
    static final int LONGEST_COMMAND = 256;

    private static final int SUM_DIGITS = 2;
    private static final int CHUNK = 4096;
    private static final boolean[] SPECIAL = special();

    private final Part response = new Part(LONGEST_RESPONSE - 1);
    private final Part command = new Part(LONGEST_COMMAND - 1);
    private final CurveReader curves = new CurveReader();
    private final byte[] chunk = new byte[CHUNK];

    /** A frame in progress, without its CR. */
    private static final class Part {
        private final byte[] bytes;
        private int length;

        private Part(int longest) {
            bytes = new byte[longest];
        }

        private boolean isOpen() {
            return length > 0;
        }
    }

    private static boolean[] special() {
        boolean[] special = new boolean[256];
        for (byte each : new byte[] {SOH, ESC, CR, CAN, SUSPEND, RESUME}) {
            special[each] = true;
        }
        for (int fast = 0x80; fast < special.length; fast++) {
            special[fast] = true;
        }
        return special;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        while (in.isReadable()) {
            int count = Math.min(in.readableBytes(), CHUNK);
            in.readBytes(chunk, 0, count);
            int at = 0;
            while (at < count) {
                at = take(at, count, received, out);
            }
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.isReadable()) {
            decode(ctx, in, out);
        }
        if (command.isOpen() || response.isOpen() || curves.isOpen()) {
            Timestamp received = Arrival.of(ctx.channel());
            drop(command, Reason.TRUNCATED, received, out);
            drop(response, Reason.TRUNCATED, received, out);
            curves.end(out);
        }
    }

    /** Takes a run of bytes of one kind, and says where the next begins. */
    private int take(int from, int count, Timestamp received, List<Object> out) {
        byte first = chunk[from];
        if (first < 0) {
            int to = from + 1;
            while (to < count && chunk[to] < 0) {
                to++;
            }
            curves.take(chunk, from, to, received, out);
            return to;
        }
        if (SPECIAL[first]) {
            mark(first, received, out);
            return from + 1;
        }
        int to = from + 1;
        while (to < count && !SPECIAL[chunk[to] & 0xFF]) {
            to++;
        }
        content(from, to, received, out);
        return to;
    }

    private void content(int from, int to, Timestamp received, List<Object> out) {
        Part part = innermost();
        int length = to - from;
        if (!part.isOpen()) {
            out.add(new Dropped(Reason.NOISE, length, received));
        } else if (part.length + length > part.bytes.length) {
            out.add(new Dropped(Reason.TOO_LONG, part.length + length, received));
            part.length = 0;
        } else {
            System.arraycopy(chunk, from, part.bytes, part.length, length);
            part.length += length;
        }
    }

    private void mark(byte mark, Timestamp received, List<Object> out) {
        switch (mark) {
            case SOH -> {
                drop(command, Reason.TRUNCATED, received, out);
                drop(response, Reason.TRUNCATED, received, out);
                begin(response, SOH);
            }
            case ESC -> {
                drop(command, Reason.TRUNCATED, received, out);
                begin(command, ESC);
            }
            case CR -> end(received, out);
            case CAN -> {
                if (innermost().isOpen()) {
                    innermost().length++;
                    drop(innermost(), Reason.ABORTED, received, out);
                } else {
                    out.add(new Dropped(Reason.NOISE, 1, received));
                }
            }
            default -> out.add(new Frame(Bytes.copyOf(new byte[] {mark}), received));
        }
    }

    private void end(Timestamp received, List<Object> out) {
        Part part = innermost();
        if (!part.isOpen()) {
            out.add(new Dropped(Reason.NOISE, 1, received));
            return;
        }
        int content = part.length - SUM_DIGITS;
        if (content < 2) { // the mark and the code
            out.add(new Dropped(Reason.BAD_HEADER, part.length + 1, received));
        } else if (Digits.upperHex(part.bytes, content, SUM_DIGITS) != (Sums.total(part.bytes, 0, content) & 0xFF)) {
            Reason reason = part == command ? Reason.BAD_COMMAND : Reason.BAD_CHECKSUM;
            out.add(new Dropped(reason, part.length + 1, received));
        } else {
            out.add(new Frame(Bytes.copyOf(part.bytes, 0, content), received));
        }
        part.length = 0;
    }

    private Part innermost() {
        return command.isOpen() ? command : response;
    }

    private static void begin(Part part, byte mark) {
        part.bytes[0] = mark;
        part.length = 1;
    }

    private static void drop(Part part, Reason reason, Timestamp received, List<Object> out) {
        if (part.isOpen()) {
            out.add(new Dropped(reason, part.length, received));
            part.length = 0;
        }
    }
}
