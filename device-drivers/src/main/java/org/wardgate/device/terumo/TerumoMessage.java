package org.wardgate.device.terumo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/** What a packet of a pump means. Source: external communication, packet and command layer. */
sealed interface TerumoMessage {

    /** A pump's number. */
    record Identity(String deviceId) implements TerumoMessage {}

    /** The basic operating status of a pump. */
    record Operating(String deviceId, int sequence, TerumoStatus status) implements TerumoMessage {}

    /** A pump does not do what it was asked. */
    record Refused(String deviceId, int result) implements TerumoMessage {}

    /** A packet that looks like none of the documents'. */
    record Unknown() implements TerumoMessage {}

    /** A host's packet, which a line that loops brings back. */
    record Echo() implements TerumoMessage {}

    Pattern REPLY = Pattern.compile("<\\?xml version=\"1\\.0\"\\?><REP><DEVID>([0-9A-F]{24})</DEVID>"
            + "(?:<CMD>([A-Za-z0-9+/]{4,}={0,2})</CMD>)?</REP>");
    String HOST = "<?xml version=\"1.0\"?><REQ>";

    /** Sequence, command, sub-command, result. */
    int HEAD = 5;

    /** Reads a packet's XML, which is compared as text: no pump writes it in another way. */
    static TerumoMessage parse(Bytes payload) {
        String xml = new String(payload.toArray(), StandardCharsets.ISO_8859_1);
        if (xml.startsWith(HOST)) {
            return new Echo();
        }
        Matcher reply = REPLY.matcher(xml);
        if (!reply.matches()) {
            return new Unknown();
        }
        String deviceId = reply.group(1);
        return reply.group(2) == null ? new Identity(deviceId) : command(deviceId, reply.group(2));
    }

    private static TerumoMessage command(String deviceId, String base64) {
        Bytes bytes;
        try {
            bytes = Bytes.copyOf(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return new Unknown();
        }
        if (bytes.length() < HEAD) {
            return new Unknown();
        }
        if (bytes.u8(4) != 0) {
            return new Refused(deviceId, bytes.u8(4));
        }
        Bytes data = bytes.slice(HEAD, bytes.length() - HEAD);
        boolean isStatus = bytes.u8(1) == 1 && bytes.u16(2) == 0 && data.length() >= TerumoStatus.LEAST_LENGTH;
        return isStatus ? new Operating(deviceId, bytes.u8(0), new TerumoStatus(data)) : new Unknown();
    }
}
