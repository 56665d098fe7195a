package org.wardgate.device.framing;

/**
 * A cyclic redundancy check by the parameters of the Rocksoft model, a byte at a time by a table. Immutable.
 *
 * <p>Source of the model: Ross N. Williams, A Painless Guide to CRC Error Detection Algorithms, section 15.
 */
public final class Crc {
    private static final int REGISTER_BITS = 32;

    private final boolean reflected;
    /** The register stands at the top of its 32 bits, or at the bottom where it is reflected. */
    private final int initial;

    private final int shift;
    private final long xorOut;
    private final long mask;
    private final int[] table = new int[256];

    /**
     * A check.
     *
     * @param width the bits of the register, 8 to 32.
     * @param polynomial without its highest term.
     * @param initial what the register holds before the first byte.
     * @param reflected whether bytes go in, and the register comes out, with the least bit first.
     * @param xorOut what the register is combined with at the end.
     */
    public Crc(int width, long polynomial, long initial, boolean reflected, long xorOut) {
        this.reflected = reflected;
        this.shift = reflected ? 0 : REGISTER_BITS - width;
        this.initial = (int) (reflected ? reversed(initial, width) : initial << shift);
        this.xorOut = xorOut;
        this.mask = (1L << width) - 1;
        int term = (int) (reflected ? reversed(polynomial, width) : polynomial << shift);
        for (int i = 0; i < table.length; i++) {
            table[i] = reflected ? entryFromBelow(i, term) : entryFromAbove(i, term);
        }
    }

    /** The check of the bytes from an index to one before another. */
    public long over(byte[] bytes, int from, int end) {
        int register = initial;
        if (reflected) {
            for (int i = from; i < end; i++) {
                register = (register >>> 8) ^ table[(register ^ bytes[i]) & 0xFF];
            }
        } else {
            for (int i = from; i < end; i++) {
                register = (register << 8) ^ table[((register >>> 24) ^ bytes[i]) & 0xFF];
            }
        }
        return ((register >>> shift) & mask) ^ xorOut;
    }

    private static int entryFromAbove(int index, int term) {
        int value = index << 24;
        for (int bit = 0; bit < 8; bit++) {
            value = (value << 1) ^ (value < 0 ? term : 0);
        }
        return value;
    }

    private static int entryFromBelow(int index, int term) {
        int value = index;
        for (int bit = 0; bit < 8; bit++) {
            value = (value >>> 1) ^ ((value & 1) != 0 ? term : 0);
        }
        return value;
    }

    private static long reversed(long value, int width) {
        return Long.reverse(value) >>> (Long.SIZE - width);
    }
}
