package org.wardgate.device.intellivue;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The monitor's clock: what time of day its free-running ticks stand for, from a moment at which it stated both. */
final class DeviceClock {
    private @Nullable LocalDateTime base;
    private long baseTicks;
    private long lastTicks;

    /** Ticks since the monitor's start without wraps, from those of a message, which are near those of the last message. */
    long ticks(long relativeTime) {
        lastTicks += RelativeTime.difference(relativeTime, lastTicks);
        return lastTicks;
    }

    /** The monitor has stated date and time for a moment of its ticks. */
    void set(LocalDateTime absoluteTime, long relativeTime) {
        base = absoluteTime;
        baseTicks = ticks(relativeTime);
    }

    /** The time of day at a moment of {@link #ticks}; null before the monitor has stated any. */
    @Nullable
    LocalDateTime at(long ticks) {
        return base == null ? null : base.plus(sinceBase(ticks));
    }

    private Duration sinceBase(long ticks) {
        return RelativeTime.duration(ticks - baseTicks);
    }
}
