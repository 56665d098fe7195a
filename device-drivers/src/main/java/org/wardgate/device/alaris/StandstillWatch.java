package org.wardgate.device.alaris;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.model.Decimal;

/**
 * Whether a pump that says it infuses repeats itself: neither its volume nor its time remaining moves, to the digit. The pump states
 * no clock; its volume counter is what must move. It rises in steps of 0.01 mL at most (Asena comms, mapping), so a standstill is
 * judged after four of them were due, and not before half a minute.
 */
final class StandstillWatch {
    static final Duration LEAST = Duration.ofSeconds(30);

    private static final double STEPS_MILLILITRES = 0.04;
    private static final double NANOS_PER_HOUR = 3600e9;

    private @Nullable Counter last;
    private long sinceNanos;

    /** What of a status moves while a pump infuses, and what it is counted for. */
    private record Counter(
            String mode,
            @Nullable Decimal rate,
            @Nullable Decimal volume,
            @Nullable Duration timeRemaining) {}

    /** Takes the next status; whether the pump stands still. */
    boolean accept(Status status, long patientNanos) {
        Counter counter = new Counter(status.mode(), status.rate(), status.volume(), status.timeRemaining());
        if (!counter.equals(last)) {
            last = counter;
            sinceNanos = patientNanos;
            return false;
        }
        Decimal rate = status.rate();
        if (!status.mode().equals("SET") || rate == null || rate.signum() <= 0) {
            return false;
        }
        double due = Math.max((double) LEAST.toNanos(), STEPS_MILLILITRES / rate.toDouble() * NANOS_PER_HOUR);
        return patientNanos - sinceNanos >= due;
    }
}
