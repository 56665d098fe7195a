package org.wardgate.device.dri;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Episode;

/**
 * Which measurement of the cuff a record repeats, and how old it is. The monitor gives no number and no time with it, only a mark
 * when it is older than 60 s; so its numbers are its name, and a second measurement that finds exactly the same passes for the
 * first: it is shown older than it is, never younger.
 */
final class CuffMeasurement {
    /** A measurement without the mark is no older. Record specification, NIBP label. */
    static final Duration MARKED_AFTER = Duration.ofSeconds(60);

    private @Nullable String key;
    private @Nullable Duration ageAtFirst;
    private long firstNanos;
    private long lastNanos;

    /**
     * The measurement that a record repeats.
     *
     * @param newKey its numbers.
     * @param isOld whether the monitor marks it as old.
     * @param patientNanos when the record arrived.
     */
    Episode observe(String newKey, boolean isOld, long patientNanos) {
        if (key == null) {
            ageAtFirst = isOld ? null : MARKED_AFTER;
            firstNanos = patientNanos;
        } else if (!newKey.equals(key)) {
            // it has taken the place of another under our eyes
            ageAtFirst = Duration.ofNanos(patientNanos - lastNanos);
            firstNanos = patientNanos;
        }
        key = newKey;
        lastNanos = patientNanos;
        Duration age = ageAtFirst;
        return new Episode(newKey, age == null ? null : age.plusNanos(patientNanos - firstNanos));
    }
}
