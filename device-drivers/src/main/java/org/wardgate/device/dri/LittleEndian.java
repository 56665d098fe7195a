package org.wardgate.device.dri;

import org.wardgate.bytes.Bytes;

/** Numbers as DRI has them: little endian, without gaps. */
final class LittleEndian {
    private LittleEndian() {}

    static int u16(Bytes bytes, int at) {
        return bytes.u8(at) | bytes.u8(at + 1) << 8;
    }

    static int s16(Bytes bytes, int at) {
        return (short) u16(bytes, at);
    }

    static long u32(Bytes bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }
}
