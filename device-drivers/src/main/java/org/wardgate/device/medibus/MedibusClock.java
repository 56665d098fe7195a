package org.wardgate.device.medibus;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.medibus.MedibusMessage.Clock;

/**
 * The device's clock: {@code HH:MM:SSDD-MMM-YY} with German months. Machines are known that leave the seconds or the blank out, that
 * put blanks for leading zeros, and that name the months in English; all that is read. Source: MEDIBUS 4.03, date and time; OpenICE.
 */
final class MedibusClock {
    private static final Pattern FORM = Pattern.compile(
            " *([0-9]{1,2}): *([0-9]{1,2})(: *[0-9]{1,2})? *([0-9]{1,2})-([A-Z]{3})-([0-9]{2}) *",
            Pattern.CASE_INSENSITIVE);

    /** In German and in English, where they differ. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("JAN"),
            List.of("FEB"),
            List.of("MAR", "MRZ"),
            List.of("APR"),
            List.of("MAI", "MAY"),
            List.of("JUN"),
            List.of("JUL"),
            List.of("AUG"),
            List.of("SEP"),
            List.of("OKT", "OCT"),
            List.of("NOV"),
            List.of("DEZ", "DEC"));

    private MedibusClock() {}

    /** The time of a response; null where it is none. */
    static @Nullable Clock parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String seconds = matcher.group(3);
        try {
            LocalDateTime time = LocalDateTime.of(
                    2000 + Integer.parseInt(matcher.group(6)),
                    month(matcher.group(5).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(matcher.group(4)),
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    seconds == null ? 0 : Integer.parseInt(seconds.substring(1).strip()));
            return new Clock(time, seconds != null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** 1 to 12; 0, which is no month, for a name that is none. */
    private static int month(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).contains(name)) {
                return i + 1;
            }
        }
        return 0;
    }
}
