package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Measurement;

/**
 * Passes readings on that a device repeats many times a second: each after a while, and at once when a value comes or goes or its
 * quality changes. One for each connection.
 */
final class ReadingThinner {
    private final long everyNanos;
    private final long[] lastNanos;
    private final @Nullable Measurement[] last;

    ReadingThinner(Duration every, int readings) {
        everyNanos = every.toNanos();
        lastNanos = new long[readings];
        last = new Measurement[readings];
    }

    /** Whether a reading is passed on. */
    boolean passes(int number, Measurement measurement, long patientNanos) {
        Measurement before = last[number];
        boolean passes =
                before == null || !isAlike(before, measurement) || patientNanos - lastNanos[number] >= everyNanos;
        if (passes) {
            last[number] = measurement;
            lastNanos[number] = patientNanos;
        }
        return passes;
    }

    /** Whoever listens has nothing of now: each reading is passed on at once. */
    void restart() {
        Arrays.fill(last, null);
    }

    private static boolean isAlike(Measurement a, Measurement b) {
        if (a instanceof Measurement.Value first && b instanceof Measurement.Value second) {
            return first.quality() == second.quality();
        }
        return a.equals(b);
    }
}
