package org.wardgate.device.guard;

/** The character stuffing of B. Braun BCC: D is sent as EX, E as EE, and lower case alike (BCC, character stuffing). */
final class BccStuffing {
    private BccStuffing() {}

    /** A text as it is sent. */
    static String added(CharSequence plain) {
        StringBuilder stuffed = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case 'D' -> stuffed.append("EX");
                case 'E' -> stuffed.append("EE");
                case 'd' -> stuffed.append("ex");
                case 'e' -> stuffed.append("ee");
                default -> stuffed.append(c);
            }
        }
        return stuffed.toString();
    }

    /** What was sent; an E that no pair begins with stays as it is. */
    static String removed(CharSequence stuffed) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < stuffed.length(); i++) {
            char c = stuffed.charAt(i);
            char next = i + 1 < stuffed.length() ? stuffed.charAt(i + 1) : 0;
            boolean escape = c == 'E' || c == 'e';
            if (escape && (next == c || next == c + 'X' - 'E')) {
                plain.append(next == c ? c : (char) (c - 1));
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
