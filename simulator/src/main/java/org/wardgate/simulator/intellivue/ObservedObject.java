package org.wardgate.simulator.intellivue;

import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * One object in the answer to a poll.
 *
 * @param context the measurement context, the first half of its key.
 * @param handle the second half.
 * @param attributes its attributes in order.
 */
record ObservedObject(int context, int handle, List<Attribute> attributes) {
    ObservedObject {
        attributes = List.copyOf(attributes);
    }

    /** The object as an ObservationPoll. */
    Bytes encoded() {
        return new MessageWriter().u16(handle).bytes(Attribute.list(attributes)).toBytes();
    }
}
