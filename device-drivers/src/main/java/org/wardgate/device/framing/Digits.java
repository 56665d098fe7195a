package org.wardgate.device.framing;

/** Numbers in frames that are spelled with digits of a fixed count. */
public final class Digits {
    /** What no digits spell. */
    public static final int NONE = -1;

    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private Digits() {}

    /** What decimal digits at an index spell, {@link #NONE} where one of them is none. */
    public static int decimal(byte[] bytes, int at, int count) {
        return number(bytes, at, count, DECIMAL);
    }

    /**
     * What hexadecimal digits at an index spell, {@link #NONE} where one of them is none. Lower case is none: a single damaged bit
     * makes one case of the other, and the protocols that spell their checks send capitals.
     */
    public static int upperHex(byte[] bytes, int at, int count) {
        return number(bytes, at, count, HEXADECIMAL);
    }

    private static int number(byte[] bytes, int at, int count, int radix) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = "0123456789ABCDEF".indexOf(bytes[i]);
            if (digit < 0 || digit >= radix) {
                return NONE;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
