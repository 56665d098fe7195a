package org.wardgate.device.bcc;

import java.time.Duration;

/** The seconds that a rack counts since it has started: what repeats them repeats itself. Source: BCC, answers. */
final class RackClock {
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    private long seconds = -1;
    private long movedNanos;

    /** Takes the seconds of a frame that arrived at some patient time; whether they stand still. */
    boolean isFrozen(long newSeconds, long patientNanos) {
        if (newSeconds != seconds) {
            seconds = newSeconds;
            movedNanos = patientNanos;
        }
        return patientNanos - movedNanos >= STANDSTILL.toNanos();
    }
}
