package org.wardgate.device.intellivue;

import org.wardgate.bytes.Bytes;

/**
 * Reads the fields of a part of a message in order, big-endian. Never throws: past its end it reads zeros and says so by {@link
 * #overrun}, so that a parser checks once per structure.
 */
final class Cursor {
    private final Bytes bytes;
    private final int end;
    private int at;
    private boolean overrun;

    private Cursor(Bytes bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static Cursor of(Bytes bytes) {
        return new Cursor(bytes, 0, bytes.length());
    }

    int remaining() {
        return end - at;
    }

    /** Whether more was asked for than there was. */
    boolean overrun() {
        return overrun;
    }

    int u8() {
        return reach(1) ? bytes.u8(at++) : 0;
    }

    int u16() {
        if (!reach(2)) {
            return 0;
        }
        at += 2;
        return bytes.u16(at - 2);
    }

    long u32() {
        if (!reach(4)) {
            return 0;
        }
        at += 4;
        return bytes.u32(at - 4);
    }

    /** A copy of the next bytes, or of what there is of them. */
    Bytes take(int length) {
        int available = available(length);
        at += available;
        return bytes.slice(at - available, available);
    }

    /** The next bytes, or what there is of them, as a cursor of their own. */
    Cursor part(int length) {
        int available = available(length);
        at += available;
        return new Cursor(bytes, at - available, at);
    }

    /** A list as every list of the protocol begins, {@code count, length}: its body as a cursor. The count is passed over. */
    Cursor list() {
        u16();
        return part(u16());
    }

    void skip(int length) {
        at += available(length);
    }

    /** Whether a whole field remains; otherwise gives up what there is of it, so that a loop over fields comes to its end. */
    private boolean reach(int length) {
        if (available(length) == length) {
            return true;
        }
        at = end;
        return false;
    }

    private int available(int length) {
        if (length > end - at) {
            overrun = true;
            return end - at;
        }
        return length;
    }
}
