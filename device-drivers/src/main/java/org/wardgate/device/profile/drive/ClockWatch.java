package org.wardgate.device.profile.drive;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.language.ClockKeys;
import org.wardgate.time.Timestamp;

/** The device's own clock, and whether it stands still. One for each connection. */
final class ClockWatch {
    private final ClockKeys keys;
    private final DriverContext context;
    private final DateTimeFormatter format;
    private final @Nullable DigitTime digits;
    private @Nullable LocalDateTime last;
    private long sinceNanos;

    ClockWatch(ClockKeys keys, DriverContext context) {
        this.keys = keys;
        this.context = context;
        this.format = format(keys.format());
        this.digits = DigitTime.of(keys.format());
    }

    /**
     * The format of a pattern, in English and in either case.
     *
     * @throws IllegalArgumentException where it is none.
     */
    static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** The device's time in a message; null where it states none that can be read. */
    @Nullable
    LocalDateTime timeIn(Message message) {
        int index = Names.field(message.shape(), keys.field());
        FieldValue value = index < 0 ? null : message.value(index);
        String text = value == null || value.missing() != null ? null : value.spelled();
        if (text == null) {
            return null;
        }
        LocalDateTime time = digits == null ? null : digits.read(text);
        if (time != null) {
            return time;
        }
        try {
            return LocalDateTime.parse(text, format);
        } catch (DateTimeParseException e) {
            context.count("unreadable-device-time");
            return null;
        }
    }

    /** Takes the time of a message; whether the clock has stood still for too long. */
    boolean isFrozen(LocalDateTime time, Timestamp received) {
        if (!time.equals(last)) {
            last = time;
            sinceNanos = received.patientNanos();
        }
        return keys.frozenAfter() != null
                && received.patientNanos() - sinceNanos >= keys.frozenAfter().toNanos();
    }
}
