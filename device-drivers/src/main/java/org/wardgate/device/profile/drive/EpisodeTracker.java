package org.wardgate.device.profile.drive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Episode;

/**
 * Which result of a series of measurements is a new one, and how old it is at most, where the device states no time. A result is told
 * once. One that takes the place of another, or of none, was made since the message before; one that is there when the conversation
 * begins is of an unknown age. Times are nanoseconds of patient time. One for each connection.
 */
final class EpisodeTracker {
    private @Nullable String numbers;
    private int repetitions;
    private boolean announced;
    private boolean untold;
    private boolean heard;
    private long heardNanos;
    private boolean ageKnown;
    private long measuredNanos;

    /** Another measurement is being made, or was made: the next result is a new one, whatever its numbers. */
    void announce() {
        announced = true;
    }

    /** A message could have told a result, and did not. */
    void nothing(long nowNanos) {
        heard = true;
        heardNanos = nowNanos;
    }

    /** A result is there: which measurement it is; null where that has been told. */
    @Nullable
    Episode result(String newNumbers, long nowNanos) {
        boolean alike = newNumbers.equals(numbers);
        boolean isNew = !alike || announced;
        if (isNew) {
            repetitions = alike ? repetitions + 1 : 0;
            numbers = newNumbers;
            ageKnown = heard;
            measuredNanos = heardNanos;
        }
        boolean tell = isNew || untold;
        announced = false;
        untold = false;
        nothing(nowNanos);
        // without a clock or counter of the device the numbers themselves tell one measurement from another
        String key = repetitions == 0 ? newNumbers : newNumbers + "#" + repetitions;
        return tell ? new Episode(key, ageKnown ? Duration.ofNanos(nowNanos - measuredNanos) : null) : null;
    }

    /** Whoever listens has forgotten what was told. */
    void forgotten() {
        untold = true;
    }

    /** The device has been taken away, and another is there. */
    void exchanged() {
        numbers = null;
        repetitions = 0;
        announced = false;
        heard = false;
    }
}
