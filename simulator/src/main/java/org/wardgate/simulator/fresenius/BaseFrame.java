package org.wardgate.simulator.fresenius;

import java.util.Locale;
import java.util.Optional;
import org.wardgate.bytes.Bytes;

/** The frame of the Base protocol: {@code STX text check ETX}, the check two digits that complete the text's sum to FF. */
final class BaseFrame {
    static final int STX = 0x02;
    static final int ETX = 0x03;
    static final int ENQ = 0x05;
    static final int ACK = 0x06;
    static final int DC4 = 0x14;
    static final int NAK = 0x15;

    private static final int DIGITS = 2;

    private BaseFrame() {}

    /** A frame; its text is ASCII, with the address. */
    static Bytes encode(String text) {
        return Bytes.ofAscii((char) STX + text + check(text) + (char) ETX);
    }

    /** The text of what stood between STX and ETX; empty when its check is wrong. */
    static Optional<String> text(String inner) {
        int end = inner.length() - DIGITS;
        return end >= 1 && inner.substring(end).equals(check(inner.substring(0, end)))
                ? Optional.of(inner.substring(0, end))
                : Optional.empty();
    }

    static String check(String text) {
        return String.format(Locale.ROOT, "%02X", 0xFF - text.chars().sum() % 256);
    }
}
