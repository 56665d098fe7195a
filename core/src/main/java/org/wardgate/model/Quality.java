package org.wardgate.model;

/** How far a value that is present may be trusted, as the device itself says. Of several marks the last named here wins. */
public enum Quality {
    GOOD("good"),
    /** The device calls the value an early estimate, as of a predictive thermometer. */
    ESTIMATED("estimated"),
    /** The device doubts the value; shown with a question mark. */
    QUESTIONABLE("questionable"),
    /** From a service mode: never used clinically. */
    TEST("test"),
    /** From a demonstration mode: never used clinically. */
    DEMO("demo");

    private final String wireName;

    Quality(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in event JSON. */
    public String wireName() {
        return wireName;
    }
}
