package org.wardgate.gateway.alarm;

/** What happened to an alarm, in the event phases of the IHE Alert Communication Management profile. */
public enum Phase {
    /** The condition has begun. */
    START("start"),
    /** The condition goes on and something about it has changed, its occurrence perhaps: a new occurrence sounds again. */
    UPDATE("update"),
    /** The priority has risen. */
    ESCALATE("escalate"),
    /** The priority has fallen. */
    DEESCALATE("deescalate"),
    /** A person has acknowledged it. */
    ACKNOWLEDGED("acknowledged"),
    /** The condition has ended and its signal is kept. */
    LATCH("latch"),
    /** It is over. */
    END("end");

    private final String wireName;

    Phase(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in JSON. */
    public String wireName() {
        return wireName;
    }
}
