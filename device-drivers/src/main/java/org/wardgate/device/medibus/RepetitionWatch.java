package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.medibus.MedibusMessage.Clock;
import org.wardgate.device.medibus.MedibusMessage.Values;
import org.wardgate.time.Timestamp;

/**
 * Whether a machine repeats itself: its clock stands still, and with it every measured value. One whose clock alone is broken is
 * none.
 */
final class RepetitionWatch {
    /** Longer than two questions for the clock. */
    static final Duration LIMIT = Duration.ofSeconds(25);
    /** The same where the clock shows minutes alone. */
    static final Duration LIMIT_OF_MINUTES = Duration.ofSeconds(145);

    private final Map<Integer, Values> values = new HashMap<>();
    private @Nullable Clock clock;
    private long movedNanos;

    void restart() {
        values.clear();
        clock = null;
    }

    /** The machine has told its clock. */
    void take(Clock newClock, Timestamp received) {
        if (!newClock.equals(clock)) {
            clock = newClock;
            movedNanos = received.patientNanos();
        }
    }

    /** The machine has told measured values; whether it repeats itself. */
    boolean take(Values newValues, Timestamp received) {
        if (!newValues.equals(values.put(newValues.request(), newValues))) {
            movedNanos = received.patientNanos();
        }
        Clock known = clock;
        Duration limit = known != null && known.showsSeconds() ? LIMIT : LIMIT_OF_MINUTES;
        return known != null && received.patientNanos() - movedNanos >= limit.toNanos();
    }
}
