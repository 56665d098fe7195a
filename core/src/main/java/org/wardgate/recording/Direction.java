package org.wardgate.recording;

import org.jspecify.annotations.Nullable;

/** Which way the bytes of a recorded chunk went, or what else the chunk is. */
public enum Direction {
    /** from the device. */
    IN('I'),
    /** to the device. */
    OUT('O'),
    /** a note of ours between the bytes. */
    MARK('M'),
    /** bytes were lost here: the recorder could not keep up, or the disk failed. */
    GAP('G');

    private final char code;

    Direction(char code) {
        this.code = code;
    }

    char code() {
        return code;
    }

    static @Nullable Direction ofCode(char code) {
        for (Direction direction : values()) {
            if (direction.code == code) {
                return direction;
            }
        }
        return null;
    }
}
