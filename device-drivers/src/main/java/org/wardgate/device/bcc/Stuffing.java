package org.wardgate.device.bcc;

/** Character stuffing: D is sent as EX, E as EE, and lower case alike. Source: BCC, character stuffing. */
final class Stuffing {
    /** What {@link #remove} answers where an E stands before what no E stands before. */
    static final int ILLEGAL = -1;

    private Stuffing() {}

    /** Takes the stuffing out of some bytes; how many are left, or {@link #ILLEGAL}. */
    static int remove(byte[] stuffed, int length, byte[] plain) {
        int size = 0;
        for (int i = 0; i < length; i++) {
            byte b = stuffed[i];
            if (b == 'E' || b == 'e') {
                byte next = i + 1 < length ? stuffed[++i] : 0;
                if (next != b && next != b + 'X' - 'E') {
                    return ILLEGAL;
                }
                b = next == b ? b : (byte) (b - 1);
            }
            plain[size++] = b;
        }
        return size;
    }

    /** A text as it is sent. */
    static String add(String plain) {
        StringBuilder stuffed = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case 'D', 'd' -> stuffed.append((char) (c + 1)).append((char) (c + 'X' - 'D'));
                case 'E', 'e' -> stuffed.append(c).append(c);
                default -> stuffed.append(c);
            }
        }
        return stuffed.toString();
    }
}
