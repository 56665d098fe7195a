package org.wardgate.device.framing;

/**
 * A cyclic redundancy check by the parameters of the Rocksoft model, a byte at a time by a table. Immutable.
 *
 * <p>Source of the model: Ross N. Williams, A Painless Guide to CRC Error Detection Algorithms, section 15.
 */
public final class Crc {
    private final int width;
    private final long mask;
    private final boolean reflected;
    private final long initial;
    private final long xorOut;
    private final long[] table = new long[256];

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
        this.width = width;
        this.mask = (1L << width) - 1;
        this.reflected = reflected;
        this.initial = reflected ? reverse(initial) : initial;
        this.xorOut = xorOut;
        for (int i = 0; i < table.length; i++) {
            table[i] = reflected ? entryFromBelow(i, reverse(polynomial)) : entryFromAbove(i, polynomial);
        }
    }

    /** The check of the bytes from an index to one before another. */
    public long over(byte[] bytes, int from, int end) {
        long register = initial;
        if (reflected) {
            for (int i = from; i < end; i++) {
                register = (register >>> 8) ^ table[(int) (register ^ bytes[i]) & 0xFF];
            }
        } else {
            for (int i = from; i < end; i++) {
                register = ((register << 8) & mask) ^ table[(int) ((register >>> (width - 8)) ^ bytes[i]) & 0xFF];
            }
        }
        return register ^ xorOut;
    }

    private long entryFromAbove(int index, long polynomial) {
        long value = (long) index << (width - 8);
        for (int bit = 0; bit < 8; bit++) {
            boolean top = ((value >>> (width - 1)) & 1) != 0;
            value = ((value << 1) ^ (top ? polynomial : 0)) & mask;
        }
        return value;
    }

    private static long entryFromBelow(int index, long reversed) {
        long value = index;
        for (int bit = 0; bit < 8; bit++) {
            value = (value >>> 1) ^ ((value & 1) != 0 ? reversed : 0);
        }
        return value;
    }

    private long reverse(long value) {
        return Long.reverse(value) >>> (Long.SIZE - width);
    }
}
