package org.wardgate.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A measured number with the precision the device gave it: {@code unscaled * 10^exponent}. {@code 97.0} and {@code 97} compare
 * as equal numbers and are different records, since the device said different things.
 *
 * @param unscaled the digits.
 * @param exponent the power of ten, -128 to 127, the range of an ISO/IEEE 11073 FLOAT-Type.
 */
public record Decimal(long unscaled, int exponent) implements Comparable<Decimal> {
    private static final int FAST_EXPONENTS = 9;
    private static final long FAST_DIGITS = 1_000_000_000L;

    public Decimal {
        if (exponent < -128 || exponent > 127) {
            throw new IllegalArgumentException("exponent is -128 to 127, not " + exponent);
        }
    }

    /** A whole number. */
    public static Decimal of(long value) {
        return new Decimal(value, 0);
    }

    /**
     * Reads a plain decimal number: an optional sign, digits, optionally a point and more digits. Trailing zeros are kept.
     *
     * @throws NumberFormatException for anything else, exponents and digit grouping among it.
     */
    public static Decimal parse(String text) {
        if (!text.matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?") || text.length() > 18) {
            throw new NumberFormatException("not a decimal number: '" + text + "'");
        }
        int point = text.indexOf('.');
        return point < 0
                ? of(Long.parseLong(text))
                : new Decimal(Long.parseLong(text.replace(".", "")), point + 1 - text.length());
    }

    /** This number plus another, exactly. */
    public Decimal plus(Decimal other) {
        return of(big().add(other.big()));
    }

    /** This number minus another, exactly. */
    public Decimal minus(Decimal other) {
        return of(big().subtract(other.big()));
    }

    /** This number times another, exactly. */
    public Decimal times(Decimal other) {
        return of(big().multiply(other.big()));
    }

    /** This number with at most {@code decimals} digits after the point, half rounded to even. */
    public Decimal roundedTo(int decimals) {
        return -exponent <= decimals ? this : of(big().setScale(decimals, java.math.RoundingMode.HALF_EVEN));
    }

    /** The nearest double, for statistics and drawing; never for a comparison with a limit. */
    public double toDouble() {
        return big().doubleValue();
    }

    /** -1, 0 or 1 as this number is negative, zero or positive. */
    public int signum() {
        return Long.signum(unscaled);
    }

    @Override
    public int compareTo(Decimal other) {
        if (exponent == other.exponent) {
            return Long.compare(unscaled, other.unscaled);
        }
        int difference = exponent - other.exponent;
        if (Math.abs(difference) <= FAST_EXPONENTS && isShort() && other.isShort()) {
            return difference > 0
                    ? Long.compare(unscaled * pow10(difference), other.unscaled)
                    : Long.compare(unscaled, other.unscaled * pow10(-difference));
        }
        return big().compareTo(other.big());
    }

    /** Plain notation with as many decimals as the device gave: {@code 97.0}, never {@code 9.7E1}. */
    @Override
    public String toString() {
        return exponent == 0 ? Long.toString(unscaled) : big().toPlainString();
    }

    private boolean isShort() {
        return unscaled > -FAST_DIGITS && unscaled < FAST_DIGITS; // Math.abs(Long.MIN_VALUE) is negative
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private BigDecimal big() {
        return new BigDecimal(BigInteger.valueOf(unscaled), -exponent);
    }

    private static Decimal of(BigDecimal value) {
        return new Decimal(value.unscaledValue().longValueExact(), -value.scale());
    }
}
