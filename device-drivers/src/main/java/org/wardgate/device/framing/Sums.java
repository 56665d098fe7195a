package org.wardgate.device.framing;

/** Checks that add or combine bytes, from an index to one before another. */
public final class Sums {
    private static final int FLETCHER_MODULUS = 255;

    private Sums() {}

    /** The sum of the bytes, each 0 to 255. */
    public static long total(byte[] bytes, int from, int end) {
        long sum = 0;
        for (int i = from; i < end; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum;
    }

    /** All bytes by exclusive or. */
    public static int xor(byte[] bytes, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            value ^= bytes[i];
        }
        return value & 0xFF;
    }

    /** RFC 1146, appendix I: two sums modulo 255, the second over the first. */
    public static int fletcher(byte[] bytes, int from, int end) {
        int first = 0;
        int second = 0;
        for (int i = from; i < end; i++) {
            first = (first + (bytes[i] & 0xFF)) % FLETCHER_MODULUS;
            second = (second + first) % FLETCHER_MODULUS;
        }
        return second << 8 | first;
    }
}
