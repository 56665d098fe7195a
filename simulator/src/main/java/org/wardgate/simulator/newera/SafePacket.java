package org.wardgate.simulator.newera;

import java.nio.charset.StandardCharsets;
import org.wardgate.bytes.Bytes;

/**
 * The packet of Safe mode: STX, the number of bytes after STX, data, a CRC over the data alone, ETX. Nothing is escaped. NE-1000
 * manual, RS-232 chapter.
 */
final class SafePacket {
    static final byte STX = 0x02;
    static final byte ETX = 0x03;

    /** The bytes after STX that are not data: length, CRC and ETX. */
    static final int OVERHEAD = 4;

    private static final int POLYNOMIAL = 0x1021;

    private SafePacket() {}

    static Bytes encode(String data) {
        byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
        int crc = crc(bytes, 0, bytes.length);
        byte[] packet = new byte[bytes.length + OVERHEAD + 1];
        packet[0] = STX;
        packet[1] = (byte) (bytes.length + OVERHEAD);
        System.arraycopy(bytes, 0, packet, 2, bytes.length);
        packet[packet.length - 3] = (byte) (crc >> 8);
        packet[packet.length - 2] = (byte) crc;
        packet[packet.length - 1] = ETX;
        return Bytes.copyOf(packet);
    }

    /** CRC-16 of XMODEM: from zero, nothing reflected, nothing inverted. */
    static int crc(byte[] bytes, int from, int until) {
        int crc = 0;
        for (int i = from; i < until; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
