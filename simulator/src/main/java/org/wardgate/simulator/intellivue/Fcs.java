package org.wardgate.simulator.intellivue;

/**
 * The frame check sequence of the serial line: CRC-16/X.25, the FCS-16 of PPP. Data Export Interface Programming Guide, fixed
 * baudrate protocol: computed before stuffing, sent low byte first.
 */
final class Fcs {
    private static final int REFLECTED_POLYNOMIAL = 0x8408;

    private Fcs() {}

    /** The check value of the first {@code length} bytes. */
    static int of(byte[] bytes, int length) {
        int register = 0xFFFF;
        for (int i = 0; i < length; i++) {
            register ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) != 0 ? (register >> 1) ^ REFLECTED_POLYNOMIAL : register >> 1;
            }
        }
        return ~register & 0xFFFF;
    }
}
