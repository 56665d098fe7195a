package org.wardgate.device.profile.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** Reads numbers as devices write them: leading zeros, and a point with digits on one side of it or both. */
final class TextNumber {
    private static final int MOST_DIGITS = 15;

    private TextNumber() {}

    /** A decimal number with the precision in which it is written; null where the text is none. */
    static @Nullable Decimal decimal(String text) {
        int at = 0;
        int end = text.length();
        boolean negative = end > 0 && text.charAt(0) == '-';
        if (end > 0 && (negative || text.charAt(0) == '+')) {
            at = 1;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                value = value * 10 + (c - '0');
                digits++;
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return null;
            }
        }
        return digits == 0 ? null : new Decimal(negative ? -value : value, -Math.max(0, decimals));
    }

    /** A whole number in hexadecimal digits of either case; null where the text is none. */
    static @Nullable Decimal hexadecimal(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return Decimal.of(value);
    }

    /** The number in bits that is spelled like this; null where none is. */
    static @Nullable Decimal bits(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            Decimal bits = new Decimal(value.unscaledValue().longValueExact(), -value.scale());
            return bits.toString().equals(text) ? bits : null;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null; // a text that is no number, or one that is too long
        }
    }
}
