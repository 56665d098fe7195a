package org.wardgate.device.intellivue;

import org.wardgate.model.Decimal;

/**
 * A number as ISO/IEEE 11073-10101 sends it, {@code mantissa * 10^exponent}. A few mantissas are no numbers, with any exponent.
 *
 * @param mantissa signed, 24 bits.
 * @param exponent signed, 8 bits.
 */
record FloatType(int mantissa, int exponent) {
    private static final int NAN = 0x7FFFFF;
    private static final int POSITIVE_INFINITY = 0x7FFFFE;
    private static final int NEGATIVE_INFINITY = -0x7FFFFE;

    /** The number in 32 bits. */
    static FloatType of(long bits) {
        return new FloatType((int) bits << 8 >> 8, (int) bits >> 24);
    }

    /** Whether this is a number; otherwise it is not-a-number, not at this resolution, reserved or an infinity. */
    boolean isNumber() {
        return mantissa > NEGATIVE_INFINITY && mantissa < POSITIVE_INFINITY;
    }

    boolean isPositiveInfinity() {
        return mantissa == POSITIVE_INFINITY;
    }

    boolean isNegativeInfinity() {
        return mantissa == NEGATIVE_INFINITY;
    }

    /** The number with the precision it was sent in. Only where {@link #isNumber}. */
    Decimal decimal() {
        return new Decimal(mantissa, exponent);
    }

    @Override
    public String toString() {
        if (isNumber()) {
            return decimal().toString();
        }
        return isPositiveInfinity() ? "+INF" : isNegativeInfinity() ? "-INF" : mantissa == NAN ? "NaN" : "NRes";
    }
}
