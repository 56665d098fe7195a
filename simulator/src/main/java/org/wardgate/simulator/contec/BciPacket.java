package org.wardgate.simulator.contec;

import org.wardgate.bytes.Bytes;

/** The 5 bytes of the old stream. Bit 7 is set in the first alone; that of the pulse rate is in the third. */
final class BciPacket {
    private static final int FIRST = 0x80;
    private static final int BEEP = 0x40;

    /** Signal strength 15, rate 255 and saturation 127: all of them invalid. */
    private static final Bytes NO_FINGER = Bytes.ofHex("8f 00 50 7f 7f");

    /** Many units send 0 for both numbers while they search. */
    private static final Bytes SEARCHING = Bytes.ofHex("a1 40 20 00 00");

    private BciPacket() {}

    static Bytes of(Observation seen) {
        return switch (seen.signal()) {
            case PULSE -> ofPulse(seen);
            case SEARCHING, SEARCHED_TOO_LONG -> SEARCHING;
            case NO_FINGER -> NO_FINGER;
        };
    }

    private static Bytes ofPulse(Observation seen) {
        int pulse = seen.numbers().pulse();
        return Bytes.copyOf(new byte[] {
            (byte) (FIRST | (seen.beep() ? BEEP : 0) | seen.strength()),
            (byte) seen.wave(),
            (byte) ((pulse & 0x80) >> 1 | seen.bar()),
            (byte) (pulse & 0x7F),
            (byte) seen.numbers().saturation()
        });
    }
}
