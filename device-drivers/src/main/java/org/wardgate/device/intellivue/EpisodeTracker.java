package org.wardgate.device.intellivue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Episode;

/**
 * The measurements of one object that measures now and then, such as a cuff, and how old the last is.
 *
 * <p>A measurement that replaces another under our eyes was made since the answer before, whatever the two clocks say: a clock
 * that is set back must not make it old. Only for the first measurement of an association is its time stamp believed. Ages then
 * go on by the monitor's ticks, which nobody sets.
 */
final class EpisodeTracker {
    /** Time stamps have whole seconds, and the monitor's clock and ticks are not read together. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private @Nullable String key;
    private @Nullable Duration ageAtFirst;
    private boolean settled;
    private long firstTicks;
    private long lastTicks;

    /**
     * The measurement that an answer repeats.
     *
     * @param newKey tells it from others.
     * @param ticks the time of the answer.
     * @param statedAge the answer's time less the measurement's time stamp; null where one of them is unknown.
     */
    Episode observe(String newKey, long ticks, @Nullable Duration statedAge) {
        if (key == null) {
            first(ticks, statedAge);
        } else if (!newKey.equals(key)) {
            Duration gap = RelativeTime.duration(Math.max(0, ticks - lastTicks));
            boolean plausible = statedAge != null && !statedAge.isNegative() && statedAge.compareTo(gap) < 0;
            ageAtFirst = plausible ? statedAge : gap;
            settled = true;
            firstTicks = ticks;
        } else if (!settled) {
            first(ticks, statedAge);
        }
        key = newKey;
        lastTicks = ticks;
        Duration age = ageAtFirst;
        return new Episode(
                newKey, age == null ? null : age.plus(RelativeTime.duration(Math.max(0, ticks - firstTicks))));
    }

    /**
     * A time stamp well in the future says that the clock was set back after the measurement. Its age is then unknown, and stays
     * so: once the clock has passed the time stamp again the difference would pass for the age of a new measurement.
     */
    private void first(long ticks, @Nullable Duration statedAge) {
        firstTicks = ticks;
        settled = statedAge != null;
        if (statedAge == null || statedAge.compareTo(TOLERANCE.negated()) < 0) {
            ageAtFirst = null;
        } else {
            ageAtFirst = statedAge.isNegative() ? Duration.ZERO : statedAge;
        }
    }
}
