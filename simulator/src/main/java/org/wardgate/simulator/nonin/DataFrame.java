package org.wardgate.simulator.nonin;

import org.wardgate.bytes.Bytes;

/** The frames of data formats 2 and 7; Nonin 6470-000-01, pages 9 and 13. The last byte is the sum of the others. */
final class DataFrame {
    // STATUS
    static final int ALWAYS = 0x80;
    static final int ARTEFACT = 0x20;
    static final int OUT_OF_TRACK = 0x10;
    static final int SENSOR_ALARM = 0x08;
    static final int RED_PERFUSION = 0x04;
    static final int GREEN_PERFUSION = 0x02;
    static final int SYNC = 0x01;

    private static final int START = 0x01;

    private DataFrame() {}

    /** A frame of format 2, with the higher half of the plethysmogram's 16 bits. */
    static Bytes format2(int status, int pleth, int value) {
        return summed(START, status, pleth >> 8, value);
    }

    /** A frame of format 7. */
    static Bytes format7(int status, int pleth, int value) {
        return summed(status, pleth >> 8, pleth & 0xFF, value);
    }

    /** What marks a pulse. */
    static int colour(Perfusion perfusion) {
        return switch (perfusion) {
            case GREEN -> GREEN_PERFUSION;
            case YELLOW -> RED_PERFUSION | GREEN_PERFUSION;
            case RED -> RED_PERFUSION;
        };
    }

    private static Bytes summed(int first, int second, int third, int fourth) {
        int sum = first + second + third + fourth;
        return Bytes.copyOf(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth, (byte) sum});
    }
}
