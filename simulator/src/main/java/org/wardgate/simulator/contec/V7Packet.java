package org.wardgate.simulator.contec;

import org.wardgate.bytes.Bytes;

/**
 * A packet of V7: its type, which alone has bit 7 clear; a byte with bit 7 of each byte of the data; the data with bit 7 set.
 *
 * @param type what it is.
 * @param data its bytes as they are meant.
 */
record V7Packet(int type, Bytes data) {
    // types, V7.0, table 1
    static final int REAL_TIME = 0x01;
    static final int DEVICE_ID = 0x04;
    static final int FEEDBACK = 0x0B;
    static final int FREE_FEEDBACK = 0x0C;
    static final int DISCONNECTING = 0x0D;
    static final int PERFUSION_SUPPORT = 0x0E;
    static final int COMMAND = 0x7D;

    private static final int BIT_7 = 0x80;
    private static final int LOW_SATURATION_PERCENT = 90; // ours

    /** A packet. */
    static V7Packet of(int type, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new V7Packet(type, Bytes.copyOf(bytes));
    }

    /** Real-time data; V7.0, table 3. */
    static V7Packet realTime(Observation seen, boolean withPerfusion) {
        Numbers numbers = seen.numbers();
        int perfusion = withPerfusion ? numbers.perfusion() : Numbers.NO_PERFUSION;
        return of(
                REAL_TIME,
                seen.strength() | conditions(seen),
                seen.wave() | (seen.isSearching() ? 0x80 : 0),
                seen.bar() | (withPerfusion ? 0 : 0x10),
                numbers.pulse(),
                numbers.saturation(),
                perfusion & 0xFF,
                perfusion >> 8);
    }

    private static int conditions(Observation seen) {
        return (seen.signal() == Observation.Signal.SEARCHED_TOO_LONG ? 0x10 : 0)
                | (seen.numbers().saturation() < LOW_SATURATION_PERCENT ? 0x20 : 0)
                | (seen.beep() ? 0x40 : 0)
                | (seen.signal() == Observation.Signal.NO_FINGER ? 0x80 : 0);
    }

    /** What a packet on the line means. */
    static V7Packet decode(byte[] packet) {
        int[] data = new int[packet.length - 2];
        for (int i = 0; i < data.length; i++) {
            data[i] = (packet[i + 2] & 0x7F) | (packet[1] >> i & 1) << 7;
        }
        return of(packet[0], data);
    }

    /** The packet as it is on the line. */
    Bytes encode() {
        byte[] packet = new byte[data.length() + 2];
        int high = BIT_7;
        for (int i = 0; i < data.length(); i++) {
            high |= data.u8(i) >> 7 << i;
            packet[i + 2] = (byte) (data.u8(i) | BIT_7);
        }
        packet[0] = (byte) type;
        packet[1] = (byte) high;
        return Bytes.copyOf(packet);
    }
}
