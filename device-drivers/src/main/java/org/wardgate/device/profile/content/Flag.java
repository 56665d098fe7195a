package org.wardgate.device.profile.content;

/** Reads one flag of a message. Immutable. */
@FunctionalInterface
interface Flag {

    /** Whether it is set, {@code values} being the fields of the message. */
    boolean isSet(Content content, FieldValue[] values);
}
