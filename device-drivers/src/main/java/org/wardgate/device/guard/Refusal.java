package org.wardgate.device.guard;

/**
 * One refused write, for the audit trail and the technical alarm.
 *
 * @param reason why.
 * @param protocol the protocol of the line's policy.
 * @param detail what was recognised, in words: the device and the command for {@link RefusalReason#DENIED_COMMAND}, the kind of
 *     message for {@link RefusalReason#NOT_BYTES}; otherwise empty.
 * @param hex the first {@value #SHOWN_BYTES} bytes in hexadecimal; empty where there were none.
 * @param byteCount how many bytes were to be written.
 */
public record Refusal(RefusalReason reason, String protocol, String detail, String hex, int byteCount) {
    /** How many bytes of a refused write are shown. */
    public static final int SHOWN_BYTES = 64;
}
