package org.wardgate.device.profile.drive;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times whose format is digits in fixed columns, many times as fast as the general formatter. It reads only what can
 * mean one thing; where it finds nothing, the formatter has to decide. Immutable.
 */
final class DigitTime {
    private static final String LETTERS = "yMdHms";
    private static final String SYNTAX = "'[]{}#";
    private static final int LITERAL = -1;
    private static final int CENTURY = 2000;

    private final String format;
    private final int[] parts;
    private final int century;

    private DigitTime(String format) {
        this.format = format;
        this.parts = format.chars().map(LETTERS::indexOf).toArray();
        this.century = format.contains("yyyy") ? 0 : CENTURY;
    }

    /** A reader of a format, in the letters of {@link java.time.format.DateTimeFormatter}; null where it is of another kind. */
    static @Nullable DigitTime of(String format) {
        for (int i = 0; i < LETTERS.length(); i++) {
            char letter = LETTERS.charAt(i);
            int count = (int) format.chars().filter(c -> c == letter).count();
            boolean digits = count == 2 || (count == 4 && letter == 'y');
            if (!digits || !format.contains(String.valueOf(letter).repeat(count))) {
                return null;
            }
        }
        boolean others = format.chars()
                .anyMatch(c -> SYNTAX.indexOf(c) >= 0 || (Character.isLetter(c) && LETTERS.indexOf(c) < 0));
        return others ? null : new DigitTime(format);
    }

    /** The time; null where the text has other columns or there is no such time. */
    @Nullable
    LocalDateTime read(String text) {
        if (text.length() != parts.length) {
            return null;
        }
        int[] values = new int[LETTERS.length()];
        for (int i = 0; i < parts.length; i++) {
            char c = text.charAt(i);
            int part = parts[i];
            if (part == LITERAL ? c != format.charAt(i) : c < '0' || c > '9') {
                return null;
            }
            if (part != LITERAL) {
                values[part] = 10 * values[part] + c - '0';
            }
        }
        return time(century + values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private static @Nullable LocalDateTime time(int year, int month, int day, int hour, int minute, int second) {
        boolean date = year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
        return date && hour < 24 && minute < 60 && second < 60
                ? LocalDateTime.of(year, month, day, hour, minute, second)
                : null;
    }
}
