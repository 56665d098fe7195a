package org.wardgate.model;

/** The priority of an alarm condition, IEC 60601-1-8; from low to high. */
public enum Priority {
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String wireName;

    Priority(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether this priority is above another. */
    public boolean isAbove(Priority other) {
        return compareTo(other) > 0;
    }
}
