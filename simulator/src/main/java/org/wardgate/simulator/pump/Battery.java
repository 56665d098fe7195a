package org.wardgate.simulator.pump;

import java.time.Duration;

/** A pump's power: mains, or a battery that falls on patient time while there is none. How long it lasts is ours. */
final class Battery {
    private static final long FULL_NANOS = Duration.ofHours(5).toNanos();
    private static final long LOW_NANOS = Duration.ofMinutes(30).toNanos();
    private static final long DRAINED_NANOS = Duration.ofMinutes(10).toNanos();

    private boolean mains = true;
    private long leftNanos = FULL_NANOS;

    void setMains(boolean isThere) {
        mains = isThere;
    }

    /** Ten minutes are left at the most. */
    void drain() {
        leftNanos = Math.min(leftNanos, DRAINED_NANOS);
    }

    void pass(long nanos) {
        if (!mains) {
            leftNanos = Math.max(0, leftNanos - nanos);
        }
    }

    boolean isOnMains() {
        return mains;
    }

    boolean isFlat() {
        return !mains && leftNanos == 0;
    }

    boolean isLow() {
        return !mains && leftNanos <= LOW_NANOS;
    }

    /** Until it is flat; the largest number on mains. */
    long nanosLeft() {
        return mains ? Long.MAX_VALUE : leftNanos;
    }

    long minutesLeft() {
        return Duration.ofNanos(leftNanos).toMinutes();
    }
}
