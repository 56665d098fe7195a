package org.wardgate.simulator.capnostream;

import java.io.ByteArrayOutputStream;
import org.wardgate.bytes.Bytes;

/** A message on the line: header, length, code, data, check. Source: CDTP, message structure. */
final class Packet {
    static final int HEADER = 0x85;
    static final int ESCAPE = 0x80;

    private Packet() {}

    /** The bytes of a message. */
    static Bytes of(int code, Bytes data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HEADER);
        int length = 1 + data.length();
        int check = length ^ code;
        put(length, out);
        put(code, out);
        for (int i = 0; i < data.length(); i++) {
            check ^= data.u8(i);
            put(data.u8(i), out);
        }
        put(check, out);
        return Bytes.copyOf(out.toByteArray());
    }

    /** What may not stand in a message is written as 80 and its distance from 80. */
    private static void put(int octet, ByteArrayOutputStream out) {
        if (octet == HEADER || octet == ESCAPE) {
            out.write(ESCAPE);
            out.write(octet - ESCAPE);
        } else {
            out.write(octet);
        }
    }
}
