package org.wardgate.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Marks a value as the result of one measurement out of a series, such as a cuff pressure, which the device goes on repeating
 * until the next. Two readings with the same key are one measurement.
 *
 * @param key tells this measurement from the one before it on the same device and channel: the device's own counter or time stamp.
 * @param age how old the measurement was when its bytes arrived, by the device's own clock; null where the device cannot say.
 */
public record Episode(String key, @Nullable Duration age) {
    public Episode {
        if (age != null && age.isNegative()) {
            throw new IllegalArgumentException("age is not negative: " + age);
        }
    }
}
