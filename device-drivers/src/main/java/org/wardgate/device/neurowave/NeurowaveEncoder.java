package org.wardgate.device.neurowave;

import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** The two questions that this driver can put. Source: AP-4000 status protocol, queries. */
final class NeurowaveEncoder {
    private NeurowaveEncoder() {}

    /** Who is there. */
    static Bytes connect() {
        return frame("!CONNREQ|");
    }

    /** The status of the system that has said who it is. */
    static Bytes status(String systemId) {
        return frame("!STATREQ^" + systemId + "|");
    }

    private static Bytes frame(String text) {
        int sum = text.chars().sum();
        return Bytes.ofAscii(String.format(Locale.ROOT, "%s%04X\r\n", text, sum));
    }
}
