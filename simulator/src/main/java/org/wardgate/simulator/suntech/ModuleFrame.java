package org.wardgate.simulator.suntech;

import org.wardgate.bytes.Bytes;

/** Frames of the module: 3E, the length of the whole, data, and what makes the sum of all bytes 0. Numbers begin with their low byte. */
final class ModuleFrame {
    private static final int OVERHEAD = 3;

    private ModuleFrame() {}

    /** A frame with these bytes of data. */
    static Bytes of(int... data) {
        byte[] frame = new byte[data.length + OVERHEAD];
        frame[0] = 0x3E;
        frame[1] = (byte) frame.length;
        int total = 0x3E + frame.length;
        for (int i = 0; i < data.length; i++) {
            frame[i + 2] = (byte) data[i];
            total += data[i] & 0xFF;
        }
        frame[frame.length - 1] = (byte) -total;
        return Bytes.copyOf(frame);
    }

    /** The pressure in the cuff, in mmHg. */
    static Bytes cuff(int pressure) {
        return of(pressure, pressure >> 8);
    }

    /** The last result: pressures in mmHg, beats per minute, whether there is one, and the error with which it ended. */
    static Bytes result(int systolic, int diastolic, int mean, int rate, boolean reading, int error) {
        return of(
                systolic,
                systolic >> 8,
                diastolic,
                diastolic >> 8,
                0,
                reading ? 1 : 0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                rate,
                rate >> 8,
                mean,
                mean >> 8,
                error,
                0,
                0);
    }
}
