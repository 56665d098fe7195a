package org.wardgate.simulator.newera;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.wardgate.model.Decimal;

/**
 * The pump's numbers: up to four digits and a point, at most three of the digits after it. Sent as five characters always,
 * {@code 5.000} or {@code 1200.}, since a published client cuts replies at fixed columns.
 */
final class FourDigits {
    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 3;
    private static final Decimal GREATEST = Decimal.of(9999);

    private FourDigits() {}

    /** The number that the pump shows for a value from 0 on; what is greater than all of its numbers stays at the greatest. */
    static Decimal of(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        for (int decimals = MOST_DECIMALS; decimals >= 0; decimals--) {
            BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
            if (rounded.precision() - rounded.scale() <= DIGITS - decimals) {
                return Decimal.parse(rounded.toPlainString());
            }
        }
        return GREATEST;
    }

    /** A number that {@link #of} gave, as five characters. */
    static String text(Decimal number) {
        return number.exponent() == 0 ? String.format(Locale.ROOT, "%d.", number.unscaled()) : number.toString();
    }

    /** Whether a text is one of the pump's numbers. */
    static boolean isNumber(String text) {
        return text.matches("[0-9.]{1,5}")
                && text.matches("[0-9]*\\.?[0-9]{0," + MOST_DECIMALS + "}")
                && text.replace(".", "").matches("[0-9]{1," + DIGITS + "}");
    }

    /** The value of a text that {@link #isNumber is one} of the pump's numbers. */
    static Decimal parse(String number) {
        return of(Double.parseDouble(number));
    }
}
