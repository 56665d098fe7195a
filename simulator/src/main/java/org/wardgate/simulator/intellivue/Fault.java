package org.wardgate.simulator.intellivue;

import java.util.Locale;

/** What can be made to go wrong with a simulated monitor. Each names the occasion on which it happens and is counted. */
public enum Fault {
    /** The next frame has a wrong checksum. */
    BAD_FCS,
    /** The next frame is broken off in the middle and aborted, {@code 7D C1}. */
    FRAME_ABORT,
    /** The next frame ends in the middle, without an end. */
    TRUNCATED_FRAME,
    /** The next frame is put on the line byte by byte. */
    BYTE_WRITES,
    /** The next frame is not sent. */
    SILENCE,
    /** The next answer of several messages sends its second one twice. */
    DUPLICATE_PART,
    /** The next answer of several messages lacks its second one. */
    LOST_PART,
    /** The next association request is refused. */
    ASSOCIATION_REFUSED,
    /** The next poll is answered by an error, access denied. */
    ERROR_RESULT,
    /** The next answer carries an empty context beside the filled ones. */
    EMPTY_CONTEXTS,
    /** The values of the next numerics answer are marked as made up for a demonstration. */
    DEMO_STATE,
    /** The values of the next numerics answer are marked invalid, and still carry their numbers. */
    INVALID_STATE,
    /** The cuff's measurement in the next numerics answer is a day old by its time stamp. */
    OLD_CUFF_STAMP,
    /** The next numerics answer carries attributes that no document explains, F237 and F998. */
    UNKNOWN_ATTRIBUTES;

    /** For the number of occasions: until the fault is cleared. */
    public static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    String counter() {
        return "fault-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
