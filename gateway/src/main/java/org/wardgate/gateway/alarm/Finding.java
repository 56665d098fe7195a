package org.wardgate.gateway.alarm;

import org.wardgate.model.Decimal;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;

/**
 * One reason why an alarm holds: a value against its limit.
 *
 * @param signal what is watched.
 * @param source the metric that gave the value.
 * @param deviceId the device that gave the value.
 * @param value the value, in the signal's unit.
 * @param side on which side of the limit it lies.
 * @param limit the limit.
 */
public record Finding(Signal signal, MetricId source, String deviceId, Decimal value, Side side, Decimal limit) {

    /** A side of a limit. */
    public enum Side {
        BELOW("below"),
        ABOVE("above");

        private final String wireName;

        Side(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in JSON and in words. */
        public String wireName() {
            return wireName;
        }
    }

    /** The finding in words, with the source where there are several: {@code SBP 84 below 90 by cuff}. */
    public String text() {
        String words = signal.shortName() + " " + value + " " + side.wireName() + " " + limit;
        return SourceNames.words(source).map(by -> words + " by " + by).orElse(words);
    }

    /** Whether the value is so far out that it may as well be the sensor; it is a value all the same. */
    boolean isExtreme() {
        return !MetricCatalogue.find(source)
                .map(metric -> metric.isPlausible(value))
                .orElse(true);
    }
}
