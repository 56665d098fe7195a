package org.wardgate.device.alaris;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * Whether a pump's volume counter rises, which says that it delivers when its words do not. It rises from 0.01 mL on (Asena
 * comms, mapping), however many polls a slow rate takes for that, and has stopped when it stood still for 10 seconds.
 */
final class VolumeTrend {
    private static final Decimal RISE_MILLILITRES = Decimal.parse("0.01");
    private static final long STILL_NANOS = Duration.ofSeconds(10).toNanos();

    private @Nullable Decimal base;
    private @Nullable Decimal last;
    private long lastRiseNanos;
    private boolean rising;

    /**
     * Takes the next volume.
     *
     * @return whether the counter went down, as when a person clears it.
     */
    boolean accept(Decimal volume, long patientNanos) {
        if (base == null || last == null || volume.compareTo(last) < 0) {
            boolean cleared = last != null;
            base = volume;
            last = volume;
            lastRiseNanos = patientNanos;
            rising = false;
            return cleared;
        }
        if (volume.compareTo(last) > 0) {
            last = volume;
            lastRiseNanos = patientNanos;
            rising |= volume.minus(base).compareTo(RISE_MILLILITRES) >= 0;
        } else if (patientNanos - lastRiseNanos >= STILL_NANOS) {
            base = last;
            rising = false;
        }
        return false;
    }

    /** Judges anew from the last volume on: the pump says something else than before. */
    void restart() {
        base = last;
        rising = false;
    }

    /** Whether the counter rises. */
    boolean isRising() {
        return rising;
    }
}
