package org.wardgate.simulator.nonin;

/** What an instrument sends. */
public enum Format {
    /** 75 frames of 5 bytes a second, with a plethysmogram of 8 bits. */
    FORMAT_2,

    /** 75 frames of 5 bytes a second, with a plethysmogram of 16 bits. */
    FORMAT_7,

    /** 4 bytes a second. */
    FORMAT_8,

    /** A line a second. */
    ASCII;

    /** Whether it comes in packets of 25 frames. */
    public boolean hasFrames() {
        return this == FORMAT_2 || this == FORMAT_7;
    }
}
