package org.wardgate.device.profile.content;

/** Reads one field of a message. Immutable. */
@FunctionalInterface
interface Field {

    /**
     * What stands in the field.
     *
     * @param before the fields that stand before it in the profile, as they were read.
     */
    FieldValue read(Content content, FieldValue[] before);
}
