package org.wardgate.device.fresenius;

import java.nio.charset.StandardCharsets;

/** Frames for tests. */
final class Wire {
    private Wire() {}

    /** A text with its check, between its marks. */
    static byte[] frame(String text) {
        int check = 0xFF - text.chars().sum() % 256;
        return ("\u0002" + text + String.format("%02X", check) + "\u0003").getBytes(StandardCharsets.ISO_8859_1);
    }
}
