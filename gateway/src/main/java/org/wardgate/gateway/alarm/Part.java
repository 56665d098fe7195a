package org.wardgate.gateway.alarm;

/** Something of an {@link AlarmCore} that can fall due. Times are patient time in nanoseconds. */
interface Part {
    /** Nothing will fall due. */
    long NEVER = Long.MAX_VALUE;

    /** When something falls due next; {@link #NEVER} for not at all. */
    long deadlineNanos();

    /** Does what is due at {@code nanos}, which is this part's deadline or later; afterwards the deadline lies beyond it. */
    void onDeadline(long nanos);
}
