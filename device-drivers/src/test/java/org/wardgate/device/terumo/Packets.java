package org.wardgate.device.terumo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Packets of the manual, with the CRCs that it prints, and others whose CRC is computed bit by bit. */
final class Packets {
    static final String ID = "000100700000001201000001";
    static final byte[] IDENTITY = text("<?xml version=\"1.0\"?><REP><DEVID>" + ID + "</DEVID></REP>" + "D38C");
    static final String EXAMPLE_BASE64 =
            "AAEAAAAEAwAQAAAAAFUABgAAAAAAAO7u7gAAAAgCvAAD6BOZmQAAhgAAAAAAAAAAAAALAAIBAgAo////AZASAHj6AEL3AAAAAAAAAAAA"
                    + "AAAARQApAAAT";
    static final byte[] EXAMPLE = text(
            "<?xml version=\"1.0\"?><REP><DEVID>" + ID + "</DEVID><CMD>" + EXAMPLE_BASE64 + "</CMD></REP>" + "901D");

    private Packets() {}

    private static byte[] text(String content) {
        return ("\u0002" + content + "\u0003").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A packet with its CRC. */
    static byte[] packet(String xml) {
        int crc = 0;
        for (byte each : xml.getBytes(StandardCharsets.ISO_8859_1)) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean out = (crc >> 15 & 1) != (each >> bit & 1);
                crc = (crc << 1 & 0xFFFF) ^ (out ? 0x1021 : 0);
            }
        }
        return text(xml + String.format(Locale.ROOT, "%04X", crc));
    }

    /** A reply with a command layer in hexadecimal. */
    static byte[] reply(String id, String hex) {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex.replace(" ", "")));
        return packet("<?xml version=\"1.0\"?><REP><DEVID>" + id + "</DEVID><CMD>" + base64 + "</CMD></REP>");
    }

    /** The status of a pump that infuses 5.00 mL/h, with parts of it changed: an offset and the hexadecimal from there on. */
    static byte[] status(Object... changes) {
        StringBuilder hex = new StringBuilder(
                "0101000000" // sequence 1, result 0
                        + "0403" + "10" + "0000" + "000000" + "55" + "00" + "06" + "0001f4" + "00007b" + "0003e8"
                        + "000000" + "08"
                        + "02bc" + "0003e8");
        for (int i = 0; i < changes.length; i += 2) {
            int at = 10 + 2 * (int) changes[i];
            String with = (String) changes[i + 1];
            hex.replace(at, at + with.length(), with);
        }
        return reply(ID, hex.toString());
    }
}
