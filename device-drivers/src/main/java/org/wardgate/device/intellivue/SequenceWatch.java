package org.wardgate.device.intellivue;

/**
 * Finds answers that were lost out of one extended poll. A renewed poll starts at 0 again on some monitors, and on others gets
 * one answer numbered 0 beside the stream that goes on, so 0 proves nothing and either 1 or the next number may follow it.
 */
final class SequenceWatch {
    private static final int NOTHING_YET = -1;

    private int last = NOTHING_YET;
    private boolean mayRestart;

    /** Whether there is a gap before an answer. Further parts of the same answer make none. */
    boolean isGap(int sequence) {
        if (sequence == 0) {
            mayRestart = true;
            last = Math.max(last, 0);
            return false;
        }
        boolean follows = last == NOTHING_YET
                || sequence == last
                || sequence == (last + 1 & 0xFFFF)
                || (mayRestart && sequence == 1);
        mayRestart = false;
        last = sequence;
        return !follows;
    }
}
