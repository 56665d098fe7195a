package org.wardgate.device.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * Whether a pump that says it infuses repeats itself: neither its volume nor its time remaining moves, to the digit. For pumps that
 * state no clock, whose volume counter is what must move. As it moves in steps, a standstill is judged after four of them were due,
 * and not before half a minute.
 */
public final class StandstillWatch {
    /** A shorter standstill is none. */
    public static final Duration LEAST = Duration.ofSeconds(30);

    private static final double STEPS = 4;
    private static final double NANOS_PER_HOUR = 3600e9;

    private final double stepMillilitres;
    private @Nullable Said last;
    private long sinceNanos;

    /**
     * A watch of one pump.
     *
     * @param stepMillilitres by how much the counter rises at most at a time, in mL.
     */
    public StandstillWatch(double stepMillilitres) {
        this.stepMillilitres = stepMillilitres;
    }

    /**
     * What of a status moves while a pump infuses, and what it is counted for.
     *
     * @param mode what the pump does, in any words.
     * @param rate the rate in mL/h.
     * @param volume the volume infused in mL.
     * @param timeRemaining the time left.
     */
    public record Said(
            String mode,
            @Nullable Decimal rate,
            @Nullable Decimal volume,
            @Nullable Duration timeRemaining) {}

    /**
     * Takes the next status.
     *
     * @param infusing whether the pump says that it infuses, so that its volume has to rise.
     * @return whether the pump stands still.
     */
    public boolean accept(Said said, boolean infusing, long patientNanos) {
        if (!said.equals(last)) {
            last = said;
            sinceNanos = patientNanos;
            return false;
        }
        Decimal rate = said.rate();
        if (!infusing || rate == null || rate.signum() <= 0) {
            return false;
        }
        double due = Math.max((double) LEAST.toNanos(), STEPS * stepMillilitres / rate.toDouble() * NANOS_PER_HOUR);
        return patientNanos - sinceNanos >= due;
    }
}
