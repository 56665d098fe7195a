package org.wardgate.device.fresenius;

import org.jspecify.annotations.Nullable;

/**
 * Whether drug flows: the rate may be the one that is set, so that only a rising volume tells. It is counted in microlitres, and a slow
 * rate takes its time for each. Inferred. Source: Base protocol, mapping.
 */
final class Flow {
    private static final long LEAST_NANOS = 10_000_000_000L;
    private static final int STEPS = 4;
    /** At 0.1 mL/h a microlitre takes 36 s. */
    private static final long NANOS_PER_STEP_AT_LOWEST_RATE = 36_000_000_000L;

    private @Nullable Long lastMicrolitres;
    private long sinceNanos;
    private long lastTenths;
    private boolean risen;

    /** What is known of the flow. */
    enum Is {
        FLOWING,
        STANDING,
        NOT_KNOWN
    }

    /**
     * Takes the next volume.
     *
     * @param microlitres the pump's counter, which a person can clear.
     * @param tenthsPerHour the rate in 0.1 mL/h; at 0 a volume that has just risen is all that speaks for a flow.
     */
    Is accept(long microlitres, long tenthsPerHour, long patientNanos) {
        Long last = lastMicrolitres;
        boolean justStopped = tenthsPerHour == 0 && lastTenths > 0;
        lastTenths = tenthsPerHour;
        if (last == null || microlitres < last || justStopped) {
            sinceNanos = patientNanos;
            risen = false;
        } else if (microlitres > last) {
            sinceNanos = patientNanos;
            risen = true;
        }
        lastMicrolitres = microlitres;
        if (justStopped) {
            return Is.STANDING; // what it gave before it was stopped has risen the volume
        }
        long limit =
                tenthsPerHour == 0 ? 1 : Math.max(LEAST_NANOS, STEPS * NANOS_PER_STEP_AT_LOWEST_RATE / tenthsPerHour);
        if (patientNanos - sinceNanos >= limit) {
            risen = false;
            return Is.STANDING;
        }
        return risen ? Is.FLOWING : Is.NOT_KNOWN;
    }

    /** Judges anew from the next volume on. */
    void restart() {
        lastMicrolitres = null;
        risen = false;
    }
}
