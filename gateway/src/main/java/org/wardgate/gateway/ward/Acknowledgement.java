package org.wardgate.gateway.ward;

import org.wardgate.gateway.alarm.AlarmCore;

/**
 * A person's word that an alarm has been seen.
 *
 * @param bed the bed.
 * @param alarmId the alarm.
 * @param occurrence the occurrence that the person saw; a newer one is not silenced by it.
 * @param operator who, 1 to 40 characters.
 * @param station the station it came from.
 */
public record Acknowledgement(String bed, String alarmId, int occurrence, String operator, String station) {
    public Acknowledgement {
        if (operator.isBlank() || operator.length() > 40) {
            throw new IllegalArgumentException("the operator's name has 1 to 40 characters");
        }
    }

    /** What came of it. */
    public enum Result {
        /** It is acknowledged, now or before. */
        ACCEPTED("accepted"),
        /** There is a newer occurrence, which the person has not seen. */
        CONFLICT("conflict"),
        /** There is no such alarm: it has ended, or never was. */
        UNKNOWN_ALARM("unknown-alarm"),
        /** There is no such bed. */
        UNKNOWN_BED("unknown-bed");

        private final String wireName;

        Result(String wireName) {
            this.wireName = wireName;
        }

        /** What the alarm core's answer means to the person. */
        static Result of(AlarmCore.Acknowledged outcome) {
            return switch (outcome) {
                case YES -> ACCEPTED;
                case OLD_OCCURRENCE -> CONFLICT;
                case NO_SUCH_ALARM -> UNKNOWN_ALARM;
            };
        }

        /** The spelling in JSON. */
        public String wireName() {
            return wireName;
        }
    }
}
