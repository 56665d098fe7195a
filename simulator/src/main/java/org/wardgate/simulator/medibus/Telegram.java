package org.wardgate.simulator.medibus;

import java.nio.charset.StandardCharsets;
import org.wardgate.bytes.Bytes;

/** Messages as they stand on the line. MEDIBUS 4.03, message formats. */
final class Telegram {
    static final char ESC = 0x1B;
    static final char SOH = 0x01;
    static final char CR = 0x0D;
    static final char NAK = 0x15;

    private static final String DIGITS = "0123456789ABCDEF";

    private Telegram() {}

    /** A command without an argument. */
    static String command(char code) {
        return closed("" + ESC + code);
    }

    /** A response. */
    static String response(char code, String data) {
        return closed("" + SOH + code + data);
    }

    /** The two digits of the sum over what stands from the mark on. */
    static String sum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum + text.charAt(i)) % 256;
        }
        return "" + DIGITS.charAt(sum / 16) + DIGITS.charAt(sum % 16);
    }

    static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String closed(String text) {
        return text + sum(text) + CR;
    }
}
