package org.wardgate.device.profile.framing;

import org.wardgate.device.profile.language.ChecksumKeys.Complement;

/** Checks that add or combine bytes. */
final class Sums {
    private static final int FLETCHER_MODULUS = 255;

    private Sums() {}

    static Checksum.Algorithm sum(int width, Complement complement) {
        long mask = (1L << width) - 1;
        return switch (complement) {
            case NONE -> (frame, from, end) -> total(frame, from, end) & mask;
            case ONES -> (frame, from, end) -> ~total(frame, from, end) & mask;
            case TWOS -> (frame, from, end) -> -total(frame, from, end) & mask;
        };
    }

    static long xor(byte[] frame, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            value ^= frame[i];
        }
        return value & 0xFF;
    }

    /** RFC 1146, appendix I: two sums modulo 255, the second over the first. */
    static long fletcher(byte[] frame, int from, int end) {
        int first = 0;
        int second = 0;
        for (int i = from; i < end; i++) {
            first = (first + (frame[i] & 0xFF)) % FLETCHER_MODULUS;
            second = (second + first) % FLETCHER_MODULUS;
        }
        return (long) second << 8 | first;
    }

    private static long total(byte[] frame, int from, int end) {
        long sum = 0;
        for (int i = from; i < end; i++) {
            sum += frame[i] & 0xFF;
        }
        return sum;
    }
}
