package org.wardgate.simulator.contec;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.Counters;

/** Finds the packets that a host may send. A byte with bit 7 clear begins one, whatever came before. */
final class V7Receiver {
    private static final int LENGTH = 9;

    private final Counters counters;
    private final byte[] packet = new byte[LENGTH];
    private int length; // 0 outside of a packet

    V7Receiver(Counters counters) {
        this.counters = counters;
    }

    /** As after power-on. */
    void reset() {
        length = 0;
    }

    /** Takes a byte, and gives the packet that it completes; null when there is none yet. */
    @Nullable
    V7Packet take(int octet) {
        if ((octet & 0x80) == 0) {
            begin(octet);
            return null;
        }
        if (length == 0) {
            counters.add("bytes-ignored");
            return null;
        }
        packet[length++] = (byte) octet;
        if (length < LENGTH) {
            return null;
        }
        length = 0;
        return V7Packet.decode(packet);
    }

    private void begin(int type) {
        if (length > 0) {
            counters.add("incomplete-packets");
            length = 0;
        }
        if (type == V7Packet.COMMAND || type == V7Packet.DEVICE_ID) {
            packet[length++] = (byte) type;
        } else {
            counters.add("bytes-ignored");
        }
    }
}
