package org.wardgate.device.line;

import java.time.Duration;

/** The growing delays between attempts to open a line. Not safe for use by several threads. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The delay before the next attempt: twice the one before, up to the longest. */
    Duration next() {
        Duration delay = next;
        Duration twice = delay.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return delay;
    }

    /** Begins again with the first delay. */
    void reset() {
        next = first;
    }
}
