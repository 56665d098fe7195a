package org.wardgate.device.alaris;

/**
 * The checksum of a frame's body: CRC-16 with polynomial 0x1021 and start value 0xFFFF, not reflected, not inverted; of {@code
 * 123456789} it is 0x29B1. Source: Asena comms, frame.
 */
final class AlarisCrc {
    private AlarisCrc() {}

    /** The checksum, 0 to 0xFFFF, of the first {@code length} bytes. */
    static int of(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            // the polynomial has so few terms that a whole byte can be folded in without a table
            int fold = (crc >> 8) ^ (bytes[i] & 0xFF);
            fold ^= fold >> 4;
            crc = ((crc << 8) ^ (fold << 12) ^ (fold << 5) ^ fold) & 0xFFFF;
        }
        return crc;
    }
}
