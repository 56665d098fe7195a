package org.wardgate.gateway.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may arrive at an Alaris pump, judged by code that neither the gateway nor the simulator has. */
final class Asena {
    /** Asena comms, queries: a name without fields asks. */
    private static final Set<String> QUERIES = Set.of(
            "INST_SERIALNO",
            "COMMS_PROTOCOL",
            "COMMS_RESPONSE_MAX",
            "SYRINGE_STATUS",
            "INF_RATE_MAX_SYRINGE",
            "INF",
            "ALARM",
            "INF_VTBI");

    private Asena() {}

    /** A request with its frame around it. */
    static String frame(String body) {
        return String.format(Locale.ROOT, "!%s|%04X\r", body, crc(body));
    }

    /** Everything in a pump's input that is no query; empty when a pump was only ever asked. */
    static List<String> foreign(byte[] heard) {
        String text = new String(heard, StandardCharsets.ISO_8859_1);
        List<String> foreign = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\r', from);
            String frame = text.substring(from, end < 0 ? text.length() : end + 1);
            if (QUERIES.stream().noneMatch(query -> frame.equals(frame(query)))) {
                foreign.add(frame);
            }
            from += frame.length();
        }
        return foreign;
    }

    /** Asena comms, frame check: CRC-CCITT from FFFF over the body. */
    private static int crc(String body) {
        int crc = 0xFFFF;
        for (int i = 0; i < body.length(); i++) {
            int mixed = (crc >> 8 ^ body.charAt(i)) & 0xFF;
            mixed ^= mixed >> 4;
            crc = (crc << 8 ^ mixed << 12 ^ mixed << 5 ^ mixed) & 0xFFFF;
        }
        return crc;
    }
}
