package org.wardgate.device.alaris;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The pump's side of the protocol for tests: bodies into frames, with a CRC worked out bit by bit. */
final class Asena {
    static final String RUNNING = "INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905";
    static final String ON_HOLD = "INF^8002-51740^-^HLD^0.00^ml/h^^1.234^ml^17.91^mmHg^24+^EVENT^127906";
    static final String ALARMING = "INF^8002-51733^A^HLD^0.00^ml/h^^0.969^ml^530.15^mmHg^00:04:09^EVENT^214725";

    private Asena() {}

    static byte[] frame(String body) {
        return ascii(String.format(Locale.ROOT, "!%s|%04X\r", body, crc(body)));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static int crc(String body) {
        int crc = 0xFFFF;
        for (byte b : ascii(body)) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean in = ((b >> bit) & 1) != 0;
                boolean out = (crc & 0x8000) != 0;
                crc = (crc << 1) & 0xFFFF;
                if (in != out) {
                    crc ^= 0x1021;
                }
            }
        }
        return crc;
    }
}
