package org.wardgate.gateway.alarm;

import org.wardgate.model.Decimal;
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

    /** The finding in words: {@code SBP 84 below 90}. */
    public String text() {
        return signal.shortName() + " " + value + " " + side.wireName() + " " + limit;
    }
}
