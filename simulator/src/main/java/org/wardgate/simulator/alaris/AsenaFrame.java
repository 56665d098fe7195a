package org.wardgate.simulator.alaris;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * The frame of the Asena protocol, from the pump's side: {@code '!' body '|' CRC4 CR}, the CRC as four upper-case hexadecimal
 * digits over the body alone.
 */
final class AsenaFrame {
    static final char START = '!';
    static final char FIELD = '^';
    static final char CRC_MARK = '|';
    static final char END = '\r';
    static final char ESCAPE = 0x1B;

    private static final int CRC_DIGITS = 4;

    private AsenaFrame() {}

    static Bytes encode(String body) {
        return Bytes.ofAscii(START + body + CRC_MARK + crc(body) + END);
    }

    /** The body of what stood between '!' and CR; empty when the CRC is missing or wrong. */
    static Optional<String> body(String line) {
        int mark = line.lastIndexOf(CRC_MARK);
        if (mark < 0 || line.length() != mark + 1 + CRC_DIGITS) {
            return Optional.empty();
        }
        String body = line.substring(0, mark);
        return line.endsWith(crc(body)) ? Optional.of(body) : Optional.empty();
    }

    /**
     * CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF, not reflected, no final inversion) of ISO 8859-1 characters as four
     * digits; 29B1 for "123456789".
     */
    static String crc(String text) {
        int crc = 0xFFFF;
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xFFFF;
        }
        return String.format(Locale.ROOT, "%04X", crc);
    }
}
