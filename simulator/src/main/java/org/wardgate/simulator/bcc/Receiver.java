package org.wardgate.simulator.bcc;

import java.io.ByteArrayOutputStream;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;

/** The rack's receiver: finds what stands from SOH to EOT. SOH begins anew; outside of a frame ACK and NAK count, all else is noise. */
final class Receiver {
    private static final int LONGEST_REQUEST = 512;

    private final Counters counters;
    private final Host host;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(); // empty outside of one

    /** What a host can send. */
    interface Host {
        /** Everything from SOH to EOT, unchecked. */
        void request(byte[] frame);

        void acknowledgement();

        void refusal();
    }

    Receiver(Counters counters, Host host) {
        this.counters = counters;
        this.host = host;
    }

    void reset() {
        frame.reset();
    }

    void take(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            take((byte) bytes.u8(i));
        }
    }

    private void take(byte octet) {
        if (octet == BccFrame.SOH) {
            if (frame.size() > 0) {
                counters.add("aborted-frames");
            }
            frame.reset();
            frame.write(octet);
        } else if (frame.size() == 0) {
            outside(octet);
        } else if (frame.size() == LONGEST_REQUEST) {
            counters.add("oversize-frames");
            frame.reset();
        } else {
            frame.write(octet);
            if (octet == BccFrame.EOT) {
                byte[] complete = frame.toByteArray();
                frame.reset();
                host.request(complete);
            }
        }
    }

    private void outside(byte octet) {
        if (octet == BccFrame.ACK) {
            host.acknowledgement();
        } else if (octet == BccFrame.NAK) {
            host.refusal();
        } else {
            counters.add("noise-bytes");
        }
    }
}
