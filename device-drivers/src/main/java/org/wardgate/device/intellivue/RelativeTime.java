package org.wardgate.device.intellivue;

import java.time.Duration;

/** The monitor's free-running 32-bit clock of 1/8 ms, which wraps after about 149 hours (type RelativeTime). */
final class RelativeTime {
    static final long TICKS_PER_SECOND = 8000;
    private static final long NANOS_PER_TICK = 125_000;

    private RelativeTime() {}

    /** A number of ticks, which may be negative, as a duration. */
    static Duration duration(long ticks) {
        return Duration.ofNanos(ticks * NANOS_PER_TICK);
    }

    /** A duration in ticks, rounded down. */
    static long ticks(Duration duration) {
        return duration.toNanos() / NANOS_PER_TICK;
    }

    /** How far {@code later} is after {@code earlier}, across a wrap; negative when it is before. Both at most 74 hours apart. */
    static int difference(long later, long earlier) {
        return (int) (later - earlier);
    }
}
