package org.wardgate.device.profile.content;

import org.wardgate.bytes.Bytes;

/** A message as it was read. Immutable. */
public final class Message {
    private final MessageShape shape;
    private final FieldValue[] values;
    private final boolean[] flags;
    private final Bytes bytes;

    Message(MessageShape shape, FieldValue[] values, boolean[] flags, Bytes bytes) {
        this.shape = shape;
        this.values = values;
        this.flags = flags;
        this.bytes = bytes;
    }

    /** Which message of the profile it is. */
    public MessageShape shape() {
        return shape;
    }

    /** What stands in a field, by its index in the shape. */
    public FieldValue value(int field) {
        return values[field];
    }

    /** Whether one of some flags is set, by their indices in the shape. */
    public boolean anySet(int[] indices) {
        for (int index : indices) {
            if (flags[index]) {
                return true;
            }
        }
        return false;
    }

    /** The samples of a curve's field, by its index in the shape; empty where the field is none. */
    public int[] samples(int field) {
        return shape.samples(field, bytes);
    }
}
