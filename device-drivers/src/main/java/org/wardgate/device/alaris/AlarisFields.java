package org.wardgate.device.alaris;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * The fields of one body, and how many of those that should be numbers are something else. The pump pads fields with spaces;
 * they are trimmed here, after the CRC was verified over them.
 */
final class AlarisFields {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{2}):([0-5][0-9]):([0-5][0-9])");
    private final String[] tokens;
    private int malformed;

    AlarisFields(String body) {
        tokens = body.split("\\^", -1);
    }

    /** How many fields follow the name. */
    int count() {
        return tokens.length - 1;
    }

    /** How many fields have turned out to be malformed so far. */
    int malformed() {
        return malformed;
    }

    /** The text of a field; 0 is the name. */
    String text(int index) {
        return tokens[index].trim();
    }

    /** A unit, in lower case. */
    String unit(int index) {
        return text(index).toLowerCase(Locale.ROOT);
    }

    /** A number, null where the field is empty or malformed. */
    @Nullable
    Decimal number(int index) {
        String text = text(index);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Decimal.parse(text);
        } catch (NumberFormatException e) {
            malformed++;
            return null;
        }
    }

    /** A number that by its meaning is not negative, null where the field is empty or malformed. */
    @Nullable
    Decimal amount(int index) {
        Decimal number = number(index);
        if (number != null && number.signum() < 0) {
            malformed++;
            return null;
        }
        return number;
    }

    /** A time as {@code HH:MM:SS}, null where the field is empty or malformed. */
    @Nullable
    Duration clock(int index) {
        String text = text(index);
        Matcher matcher = CLOCK.matcher(text);
        if (matcher.matches()) {
            return Duration.ofHours(Integer.parseInt(matcher.group(1)))
                    .plusMinutes(Integer.parseInt(matcher.group(2)))
                    .plusSeconds(Integer.parseInt(matcher.group(3)));
        }
        if (!text.isEmpty()) {
            malformed++;
        }
        return null;
    }
}
