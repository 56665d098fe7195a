package org.wardgate.device.neurowave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Replies that a client's source quotes, and others made like them. */
final class Replies {
    static final byte[] CONNECTED = text("!CONNREQ^0.1^032-19-50-014^2022-11-04^11:10:36.067|0B8B\r\n");
    static final byte[] CONNECTED_2 =
            text("!CONNREQ^v0.2^066-22-20-003^v0.1.0.8218^v1.0^2022-11-04^11:59:44.217|102C\r\n");

    private Replies() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A frame with the last four digits of its sum. */
    static byte[] frame(String fields) {
        int sum = '!' + '|' + fields.chars().sum();
        return text(String.format(Locale.ROOT, "!%s|%04X\r\n", fields, sum & 0xFFFF));
    }

    /** A status of a pump whose first channel infuses, with fields changed: an index and its text. */
    static byte[] status(Object... changes) {
        List<String> fields = new ArrayList<>(Collections.nCopies(100, ""));
        fields.set(0, "STATREQ");
        for (int channel = 0; channel < 2; channel++) {
            for (int index : new int[] {42, 54, 56, 58, 61, 62, 63}) {
                fields.set(index + 33 * channel, "0.0");
            }
            fields.set(34 + 33 * channel, "CH-" + (channel + 1));
        }
        fields.set(2, "032-19-50-014");
        fields.set(3, "2022-11-04");
        fields.set(4, "11:10:40.067");
        fields.set(7, "71.5");
        fields.set(12, "-1");
        fields.set(37, "KETAMINE");
        fields.set(38, "2.0");
        fields.set(39, "mg/mL");
        fields.set(42, "30.0");
        fields.set(56, "1.25");
        fields.set(58, "28.75");
        fields.set(61, "5.0");
        for (int i = 0; i < changes.length; i += 2) {
            fields.set((int) changes[i], (String) changes[i + 1]);
        }
        return frame(String.join("^", fields));
    }
}
