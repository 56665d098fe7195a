package org.wardgate.simulator.terumo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** XML between STX and its CRC, and ETX. Source: external communication, packet. */
final class Packet {
    static final int STX = 0x02;
    static final int ETX = 0x03;
    private static final int DIGITS = 4;

    private Packet() {}

    /** The bytes of a packet. */
    static Bytes of(String xml) {
        return Bytes.ofAscii((char) STX + xml + check(xml) + (char) ETX);
    }

    /** The XML of what stood between STX and ETX; null where its CRC is wrong. */
    static @Nullable String xml(String content) {
        int length = content.length() - DIGITS;
        if (length < 0) {
            return null;
        }
        String xml = content.substring(0, length);
        return check(xml).equals(content.substring(length)) ? xml : null;
    }

    /** CRC-16/XMODEM over the XML, bit by bit. */
    private static String check(String xml) {
        int register = 0;
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            for (int mask = 0x80; mask != 0; mask >>= 1) {
                boolean carry = (register & 0x8000) != 0 ^ (c & mask) != 0;
                register = (register << 1 & 0xFFFF) ^ (carry ? 0x1021 : 0);
            }
        }
        return String.format(Locale.ROOT, "%04X", register);
    }
}
