package org.wardgate.gateway.alarm;

/** The state of an alarm condition: the first of the two variables of an alarm. The second is {@link Inactivation}. */
public enum Condition {
    /** The condition does not hold. */
    INACTIVE("inactive"),
    /** The condition holds. */
    ACTIVE("active"),
    /** The condition held when its input was last known, and the input is not known any more. It goes on sounding. */
    UNKNOWN("unknown"),
    /** The condition has ended and its signal is kept until a person has seen it. */
    LATCHED("latched");

    private final String wireName;

    Condition(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in JSON. */
    public String wireName() {
        return wireName;
    }
}
