package org.wardgate.device.medibus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Episode;
import org.wardgate.time.Timestamp;

/**
 * The measurements of the cuff, which the machine repeats until the next: it numbers none of them, and states in whole minutes how
 * long ago the last was, if at all (code 92H). Another pressure, or fewer minutes, is another measurement, made since the answer
 * before. Two equal ones of a machine that states no minutes cannot be told apart, and pass for one that grows old.
 */
final class CuffTracker {
    private @Nullable String pressures;
    private @Nullable Long minutes;
    private String key = "";
    private boolean ageKnown;
    private long measuredNanos;
    private long heardNanos;

    /**
     * The measurement that an answer repeats.
     *
     * @param newPressures its pressures as they came.
     * @param newMinutes how many minutes ago it was; null where the machine does not say.
     */
    Episode observe(String newPressures, @Nullable Long newMinutes, Timestamp received) {
        long now = received.patientNanos();
        if (pressures == null) {
            begin(received);
            believe(newMinutes, now);
        } else if (!newPressures.equals(pressures) || isFewer(newMinutes)) {
            begin(received);
            ageKnown = true;
            measuredNanos = heardNanos;
        } else if (!ageKnown) {
            believe(newMinutes, now);
        }
        pressures = newPressures;
        minutes = newMinutes;
        heardNanos = now;
        return new Episode(key, ageKnown ? Duration.ofNanos(Math.max(0, now - measuredNanos)) : null);
    }

    private boolean isFewer(@Nullable Long newMinutes) {
        return newMinutes != null && minutes != null && newMinutes < minutes;
    }

    private void begin(Timestamp received) {
        key = "cuff-" + received.wall().toEpochMilli();
        ageKnown = false;
    }

    private void believe(@Nullable Long statedMinutes, long now) {
        if (statedMinutes != null) {
            ageKnown = true;
            measuredNanos = now - Duration.ofMinutes(statedMinutes).toNanos();
        }
    }
}
