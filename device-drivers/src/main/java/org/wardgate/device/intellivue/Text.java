package org.wardgate.device.intellivue;

import java.nio.charset.StandardCharsets;

/** Texts on the wire: String, which is UTF-16 with a few of the manufacturer's own characters, and VariableLabel, which is ASCII. */
final class Text {
    private Text() {}

    /** A String, {@code length, UTF-16}, without terminator and trailing spaces; what there is of it where it is cut off. */
    static String string(Cursor in) {
        Cursor body = in.part(in.u16());
        StringBuilder text = new StringBuilder(body.remaining() / 2);
        while (body.remaining() >= 2) {
            append((char) body.u16(), text);
        }
        return text.toString().stripTrailing();
    }

    /** A VariableLabel, {@code length, ASCII}, without terminator, trailing spaces and the pad byte of an odd length. */
    static String label(Cursor in) {
        int length = in.u16();
        String text = new String(in.take(length).toArray(), StandardCharsets.US_ASCII);
        if (length % 2 != 0 && in.remaining() > 0) {
            in.skip(1);
        }
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /** Replaces characters of the manufacturer's private area by what the monitor's screen shows. */
    private static void append(char c, StringBuilder text) {
        switch (c) {
            case '\0', '\uFEFF' -> {} // terminator and zero-width space
            case '\uE145' -> text.append('E');
            case '\uE14C' -> text.append('L');
            case '\uE400' -> text.append("l/min");
            case '\uE401' -> text.append("cmH2O");
            case '\uE40D' -> text.append('*');
            case '\uE425' -> text.append('V');
            default -> text.append(c);
        }
    }
}
