package org.wardgate.device.profile.language;

/** In which order the bytes of a number stand. */
public enum ByteOrder {
    /** The most significant byte first. */
    BIG_ENDIAN,
    /** The least significant byte first. */
    LITTLE_ENDIAN
}
