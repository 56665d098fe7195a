package org.wardgate.device.intellivue;

/** The frame check sequence: CRC-16/X.25, the FCS-16 of PPP, sent low byte first. */
final class Fcs {
    /** What the register holds after data and their own FCS, RFC 1662 appendix C.2. */
    private static final int GOOD_RESIDUE = 0xF0B8;

    private static final int POLYNOMIAL_REFLECTED = 0x8408;
    private static final int[] TABLE = table();

    private Fcs() {}

    /** The FCS of a part of an array. */
    static int of(byte[] bytes, int offset, int length) {
        return ~register(bytes, offset, length) & 0xFFFF;
    }

    /** Whether a part of an array ends in its own FCS. */
    static boolean isGood(byte[] bytes, int offset, int length) {
        return register(bytes, offset, length) == GOOD_RESIDUE;
    }

    private static int register(byte[] bytes, int offset, int length) {
        int register = 0xFFFF;
        for (int i = offset; i < offset + length; i++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return register;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int register = i;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL_REFLECTED;
            }
            table[i] = register;
        }
        return table;
    }
}
