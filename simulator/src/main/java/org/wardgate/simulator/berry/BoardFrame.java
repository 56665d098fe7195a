package org.wardgate.simulator.berry;

import org.wardgate.bytes.Bytes;

/**
 * What stands in a frame: 55 AA, how many bytes follow with this one, the kind, its data, and the inverted sum of all but the mark.
 *
 * @param kind what it is.
 * @param data what it holds.
 */
record BoardFrame(int kind, Bytes data) {
    private static final int HEAD = 4; // mark, length, kind

    static BoardFrame of(int kind, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new BoardFrame(kind, Bytes.copyOf(bytes));
    }

    /** The frame as it is on the line. */
    Bytes encode() {
        byte[] frame = new byte[HEAD + data.length() + 1];
        frame[0] = 0x55;
        frame[1] = (byte) 0xAA;
        frame[2] = (byte) (data.length() + 3);
        frame[3] = (byte) kind;
        int total = (frame[2] & 0xFF) + kind;
        for (int i = 0; i < data.length(); i++) {
            frame[HEAD + i] = (byte) data.u8(i);
            total += data.u8(i);
        }
        frame[frame.length - 1] = (byte) ~total;
        return Bytes.copyOf(frame);
    }
}
