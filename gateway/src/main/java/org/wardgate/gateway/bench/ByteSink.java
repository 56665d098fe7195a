package org.wardgate.gateway.bench;

import java.util.Arrays;
import org.wardgate.bytes.Bytes;

/** Writes big-endian numbers one after another. */
final class ByteSink {
    private byte[] buffer = new byte[256];
    private int length;

    /** The low 8 bits. */
    ByteSink u8(int value) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        buffer[length++] = (byte) value;
        return this;
    }

    /** The low 16 bits. */
    ByteSink u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** The low 32 bits. */
    ByteSink u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    ByteSink bytes(byte[] bytes) {
        for (byte each : bytes) {
            u8(each);
        }
        return this;
    }

    /** What another has, preceded by its length as 16 bits. */
    ByteSink counted(ByteSink other) {
        u16(other.length);
        for (int i = 0; i < other.length; i++) {
            u8(other.buffer[i]);
        }
        return this;
    }

    int length() {
        return length;
    }

    int at(int index) {
        return buffer[index] & 0xFF;
    }

    Bytes toBytes() {
        return Bytes.copyOf(buffer, 0, length);
    }
}
