package org.wardgate.device.guard;

/** Why a write was refused. */
public enum RefusalReason {
    /** the message was not a byte buffer. */
    NOT_BYTES("not-bytes"),
    /** longer than any frame a policy knows. */
    TOO_LONG("too-long"),
    /** a known pump or module would take it for a command. */
    DENIED_COMMAND("denied-command"),
    /** not exactly one complete frame of the protocol with the right check. */
    MALFORMED("malformed"),
    /** a sound frame that is not on the allow-list. */
    NOT_LISTED("not-listed"),
    /** nothing may leave on this line. */
    LISTEN_ONLY("listen-only"),
    /** on the allow-list, but sent too often. */
    RATE("rate");

    private final String wireName;

    RefusalReason(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in the audit trail and in metrics. */
    public String wireName() {
        return wireName;
    }
}
