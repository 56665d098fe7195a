package org.wardgate.device.guard;

import org.wardgate.bytes.Bytes;

/**
 * A strict reader of big-endian fields that remembers whether everything so far was as it has to be. Reading on after a
 * mistake, or past the end, is harmless: the verdict stays bad.
 */
final class Cursor {
    private final Bytes bytes;
    private int at;
    private boolean good = true;

    Cursor(Bytes bytes) {
        this.bytes = bytes;
    }

    /** The next unsigned field of 1 to 8 bytes; 0 past the end. */
    long take(int size) {
        if (size > remaining()) {
            good = false;
            at = bytes.length();
            return 0;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes.u8(at++);
        }
        return value;
    }

    /** The next field has to be this. */
    void expect(int size, long value) {
        want(take(size) == value);
    }

    /** The next bytes have to be these. */
    void expect(Bytes wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            expect(1, wanted.u8(i));
        }
    }

    /** The next two bytes have to be the number of bytes after them. */
    void expectLengthOfRest() {
        expectLengthOfRestBut(0);
    }

    /** The next two bytes have to be the number of bytes after them without the last ones. */
    void expectLengthOfRestBut(int trailing) {
        want(take(2) == remaining() - trailing);
    }

    /** The next field has to lie within bounds, both allowed. */
    void expectWithin(int size, long lowest, long highest) {
        long value = take(size);
        want(value >= lowest && value <= highest);
    }

    /** A condition that has to hold. */
    void want(boolean condition) {
        good &= condition;
    }

    /** How many bytes are left. */
    int remaining() {
        return bytes.length() - at;
    }

    /** Whether nothing was wrong so far. */
    boolean isGood() {
        return good;
    }

    /** Whether nothing was wrong and nothing is left. */
    boolean isGoodToTheEnd() {
        return good && remaining() == 0;
    }
}
