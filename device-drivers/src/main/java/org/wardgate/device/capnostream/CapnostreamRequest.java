package org.wardgate.device.capnostream;

import org.wardgate.bytes.Bytes;

/** Everything that this driver can say: messages without data. Source: CDTP, host messages; the last one is likely. */
enum CapnostreamRequest {
    /** Opens the line; the monitor answers who it is. */
    ENABLE(1),
    /** Closes the line. */
    DISABLE(2),
    /** Asks for real-time data. */
    START(4),
    /** Asks for it no more. */
    STOP(5),
    /** Tells that the host is there. */
    LINK_ACTIVE(6);

    private static final int HEADER = 0x85;
    private static final int LENGTH = 1;

    private final Bytes frame;

    CapnostreamRequest(int code) {
        frame = Bytes.copyOf(new byte[] {(byte) HEADER, LENGTH, (byte) code, (byte) (LENGTH ^ code)});
    }

    /** The whole frame; no byte of it has to be escaped. */
    Bytes frame() {
        return frame;
    }
}
