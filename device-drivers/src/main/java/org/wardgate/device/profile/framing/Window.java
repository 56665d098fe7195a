package org.wardgate.device.profile.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.BitPattern;
import org.wardgate.device.profile.language.FramingKeys.EscapeKeys;

/**
 * The bytes that a frame may be made of, without their escapes, from the first byte that waits on. With escapes the first byte of a
 * frame stands nowhere else, so that another one ends the window. Used again for every frame of one connection.
 */
final class Window {
    private static final int NOT_ESCAPED = -1;

    private final byte[] bytes;
    private final int[] rawEnd;
    private final boolean[] escaped;
    private final BitPattern begin;
    private final int mark;
    private final int[] standsFor = new int[256];
    private int count;
    private int rawCount;
    private boolean cut;

    Window(int longest, @Nullable EscapeKeys escape, BitPattern begin) {
        this.bytes = new byte[longest];
        this.escaped = new boolean[longest];
        this.begin = begin;
        if (escape == null) {
            mark = NOT_ESCAPED;
            rawEnd = new int[0];
            return;
        }
        mark = escape.mark().u8(0);
        rawEnd = new int[longest];
        Bytes xor = escape.xor();
        for (int i = 0; i < standsFor.length; i++) {
            standsFor[i] = xor == null ? NOT_ESCAPED : i ^ xor.u8(0);
        }
        escape.pairs().forEach((behind, value) -> standsFor[Integer.parseInt(behind, 16)] = value.u8(0));
    }

    /** Looks at what waits, and takes nothing of it. */
    void fill(ByteBuf in) {
        cut = false;
        if (mark == NOT_ESCAPED) {
            count = Math.min(in.readableBytes(), bytes.length);
            rawCount = count;
            in.getBytes(in.readerIndex(), bytes, 0, count);
            return;
        }
        count = 0;
        int at = in.readerIndex();
        int end = in.writerIndex();
        while (at < end && count < bytes.length && !cut) {
            int value = in.getUnsignedByte(at);
            escaped[count] = value == mark;
            if (value == mark) {
                if (at + 1 == end) {
                    break;
                }
                value = standsFor[in.getUnsignedByte(at + 1)];
                cut = value == NOT_ESCAPED;
                at++;
            } else {
                cut = count > 0 && begin.fits(0, value);
            }
            if (!cut) {
                at++;
                bytes[count] = (byte) value;
                rawEnd[count++] = at - in.readerIndex();
            }
        }
        rawCount = at - in.readerIndex();
    }

    /** The bytes; valid up to {@link #count}. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether some bytes stand at an index, none of them by an escape: an escaped end mark ends nothing. */
    boolean isPlain(int index, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[index + i] != wanted[i] || escaped[index + i]) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return count;
    }

    int longest() {
        return bytes.length;
    }

    /** How many bytes of the line the window covers. */
    int rawCount() {
        return rawCount;
    }

    /** How many bytes of the line the first bytes of the window are. */
    int rawLength(int length) {
        return mark == NOT_ESCAPED ? length : rawEnd[length - 1];
    }

    /** Whether what follows cannot belong to the frame. */
    boolean isCut() {
        return cut;
    }
}
