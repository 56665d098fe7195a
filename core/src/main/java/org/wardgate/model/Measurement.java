package org.wardgate.model;

/** A number with its unit, or the reason why there is none. Absence is its own case, never 0 and never NaN. */
public sealed interface Measurement {

    /** Whether there is a number. */
    boolean isPresent();

    /**
     * A number.
     *
     * @param value the number with the device's own precision.
     * @param unit its unit, as the device states it.
     * @param quality how far the device itself trusts it.
     */
    record Value(Decimal value, Unit unit, Quality quality) implements Measurement {
        @Override
        public boolean isPresent() {
            return true;
        }
    }

    /**
     * No number.
     *
     * @param reason why.
     */
    record Missing(Reason reason) implements Measurement {
        @Override
        public boolean isPresent() {
            return false;
        }
    }

    /** Why there is no number. */
    enum Reason {
        /** the device marks the value invalid: sensor off, no signal. */
        INVALID("invalid"),
        /** the parameter exists and has no value now, such as a cuff before its first measurement. */
        UNAVAILABLE("unavailable"),
        /** the device is calibrating. */
        CALIBRATING("calibrating"),
        /** a measurement is running and its result is not there yet. */
        ONGOING("ongoing"),
        /** above what the device can measure. */
        OVER_RANGE("over-range"),
        /** below what the device can measure. */
        UNDER_RANGE("under-range"),
        /** the device sent something that is not a number of its protocol. */
        UNREADABLE("unreadable");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in event JSON. */
        public String wireName() {
            return wireName;
        }
    }
}
