package org.wardgate.device.terumo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.wardgate.bytes.Bytes;

/**
 * The two questions that this driver can put: who is there, and the basic operating status of a pump. The second has the pump's own
 * number in it, and nothing else that changes. Source: external communication, packet and command layer.
 */
final class TerumoEncoder {
    /** Sequence number 1, command 01, sub-command 0000. */
    static final String STATUS = "AQEAAA==";

    private TerumoEncoder() {}

    /** Whoever hears it answers with its number. */
    static Bytes identify() {
        return packet("<?xml version=\"1.0\"?><REQ><DEVID></DEVID></REQ>");
    }

    /** The pump of this number answers with its status. */
    static Bytes status(String deviceId) {
        return packet("<?xml version=\"1.0\"?><REQ><DEVID>" + deviceId + "</DEVID><CMD>" + STATUS + "</CMD></REQ>");
    }

    private static Bytes packet(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.US_ASCII);
        long crc = TerumoFrameDecoder.CRC.over(bytes, 0, bytes.length);
        return Bytes.ofAscii(String.format(Locale.ROOT, "\u0002%s%04X\u0003", xml, crc));
    }
}
