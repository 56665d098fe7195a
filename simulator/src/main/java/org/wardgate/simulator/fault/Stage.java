package org.wardgate.simulator.fault;

import org.wardgate.bytes.Bytes;

/** One fault at work on one direction of a line: what becomes of the bytes goes to the stage's outlet, now or later, in order. */
interface Stage {

    /** Bytes come in. */
    void pass(Bytes bytes);

    /** Hands on at once whatever is held back. */
    default void release() {}

    /** Forgets whatever is held back, and says how many bytes that was. */
    default long discard() {
        return 0;
    }
}
