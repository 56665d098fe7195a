package org.wardgate.device.profile.language;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * The device's own clock.
 *
 * @param field the field of date and time.
 * @param format how they are written, in the letters of {@link java.time.format.DateTimeFormatter}, months in English.
 * @param frozenAfter after how long a clock that stands still makes the device a frozen one; null for never.
 */
public record ClockKeys(
        @Doc("The field of date and time.") String field,

        @Doc("How they are written, in the letters of java.time.format.DateTimeFormatter.")
        String format,

        @Doc("After how long a clock that stands still makes the device a frozen one.")
        @Nullable
        @Range(min = "2s", max = "10min")
        Duration frozenAfter) {}
