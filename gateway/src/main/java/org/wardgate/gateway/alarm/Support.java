package org.wardgate.gateway.alarm;

import java.time.Duration;

/**
 * How well a stream of values is covered: which of the last values came, and which should have come and were invalid. Bounded; a
 * stream faster than it remembers is judged by its newest values.
 */
final class Support {
    /** Of the values of a delay at most this share may be missing, in percent. */
    private static final int MISSING_PERCENT = 30;

    private static final int REMEMBERED = 128;

    private final long freshNanos;
    private final long[] times = new long[REMEMBERED];
    private final boolean[] valid = new boolean[REMEMBERED];
    private int count;
    private long lastValidNanos;

    /** {@code freshFor} is how recent the last valid value must be. */
    Support(Duration freshFor) {
        freshNanos = freshFor.toNanos();
    }

    void onValue(long nanos) {
        lastValidNanos = nanos;
        add(nanos, true);
    }

    void onMissing(long nanos) {
        add(nanos, false);
    }

    void reset() {
        count = 0;
    }

    /** Whether the values of a window that ends now can carry a decision. */
    boolean isEnough(long nanos, Duration window) {
        return count > 0 && nanos - lastValidNanos < freshNanos && isMostlyValid(nanos - window.toNanos());
    }

    /** Whether enough of the values since a moment were valid. */
    private boolean isMostlyValid(long sinceNanos) {
        int all = 0;
        int missing = 0;
        for (int i = Math.max(0, count - REMEMBERED); i < count; i++) {
            if (times[i % REMEMBERED] >= sinceNanos) {
                all++;
                missing += valid[i % REMEMBERED] ? 0 : 1;
            }
        }
        return missing * 100 <= MISSING_PERCENT * all;
    }

    private void add(long nanos, boolean isValid) {
        if (count == 2 * REMEMBERED) {
            count = REMEMBERED;
        }
        times[count % REMEMBERED] = nanos;
        valid[count % REMEMBERED] = isValid;
        count++;
    }
}
