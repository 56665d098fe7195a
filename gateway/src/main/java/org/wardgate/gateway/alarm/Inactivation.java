package org.wardgate.gateway.alarm;

/** Whether the signal of an alarm is inactivated: the second of the two variables of an alarm. The first is {@link Condition}. */
public enum Inactivation {
    /** The signal is on. */
    ENABLED("enabled"),
    /** A named person has acknowledged this occurrence. */
    ACKNOWLEDGED("acknowledged");

    private final String wireName;

    Inactivation(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in JSON. */
    public String wireName() {
        return wireName;
    }
}
