package org.wardgate.simulator.fresenius;

import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;

/** The receiver of a base: what stands from STX to ETX, and the single bytes between, DC4 in a frame too. STX begins anew. */
final class Receiver {
    private static final int LONGEST = 128;

    private final Counters counters;
    private final Host host;
    private final StringBuilder frame = new StringBuilder();
    private boolean inFrame;
    private boolean refused;

    /** What a host can send. */
    interface Host {
        /** What stood between STX and ETX, unchecked. */
        void frame(String inner);

        /** A frame that does not end. */
        void oversize();

        void acknowledgement();

        /** NAK and the character after it. */
        void refusal();

        /** DC4: the host is there. */
        void presence();
    }

    Receiver(Counters counters, Host host) {
        this.counters = counters;
        this.host = host;
    }

    void reset() {
        inFrame = false;
        refused = false;
    }

    void take(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            take(bytes.u8(i));
        }
    }

    private void take(int octet) {
        if (octet == BaseFrame.DC4) {
            host.presence();
        } else if (refused) {
            refused = false;
            host.refusal();
        } else if (octet == BaseFrame.STX) {
            if (inFrame) {
                counters.add("aborted-frames");
            }
            inFrame = true;
            frame.setLength(0);
        } else if (!inFrame) {
            outside(octet);
        } else if (octet == BaseFrame.ETX) {
            inFrame = false;
            host.frame(frame.toString());
        } else if (frame.length() == LONGEST) {
            inFrame = false;
            host.oversize();
        } else {
            frame.append((char) octet);
        }
    }

    private void outside(int octet) {
        if (octet == BaseFrame.ACK) {
            host.acknowledgement();
        } else if (octet == BaseFrame.NAK) {
            refused = true;
        } else {
            counters.add("noise-bytes");
        }
    }
}
