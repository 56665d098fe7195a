package org.wardgate.simulator.intellivue;

import java.util.Arrays;
import org.wardgate.bytes.Bytes;

/** Writes big-endian numbers one after another, as every message of the data export is laid out. */
final class MessageWriter {
    private byte[] buffer = new byte[128];
    private int length;

    /** The low 8 bits. */
    MessageWriter u8(int value) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        buffer[length++] = (byte) value;
        return this;
    }

    /** The low 16 bits. */
    MessageWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** The low 32 bits. */
    MessageWriter u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    MessageWriter bytes(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            u8(bytes.u8(i));
        }
        return this;
    }

    MessageWriter zeros(int count) {
        for (int i = 0; i < count; i++) {
            u8(0);
        }
        return this;
    }

    /** Bytes preceded by their number as 16 bits. */
    MessageWriter counted(Bytes bytes) {
        return u16(bytes.length()).bytes(bytes);
    }

    Bytes toBytes() {
        return Bytes.copyOf(buffer, 0, length);
    }
}
