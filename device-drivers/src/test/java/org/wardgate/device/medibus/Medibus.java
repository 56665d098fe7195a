package org.wardgate.device.medibus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** Frames as a machine sends them, and the examples of the protocol's documents. */
final class Medibus {
    /** MEDIBUS 4.03, examples of commands and responses; each sum computed by another tool. The printed misprints are not here. */
    static final String[] COMMANDS = {
        "1B 51 36 43 0D",
        "1B 52 36 44 0D",
        "1B 30 34 42 0D",
        "1B 55 37 30 0D",
        "1B 23 33 45 0D",
        "1B 24 33 46 0D",
        "1B 25 34 30 0D",
        "1B 26 34 31 0D",
        "1B 27 34 32 0D",
        "1B 28 34 33 0D",
        "1B 29 34 34 0D",
        "1B 2A 34 35 0D",
        "1B 2B 34 36 0D",
        "1B 2C 34 37 0D",
        "1B 2D 34 38 0D",
        "1B 2E 34 39 0D",
        "1B 49 36 34 0D",
        "1B 4A 24 45 42 31 30 0D",
        "1B 4A 24 38 39 0D",
        "1B 53 36 45 0D",
        "1B 54 30 30 30 32 30 36 30 33 46 41 0D",
        "1B 56 37 31 0D",
        "1B 6A 32 42 37 0D"
    };

    static final String SPO2_AND_PULSE = "01 24 45 42 20 39 38 20 45 31 20 37 30 20 37 41 0D";
    static final String SPO2 = "01 24 45 42 20 39 38 20 35 44 0D";
    static final String CLOCK = "01 28 31 31 3A 31 31 3A 31 39 31 31 2D 4E 4F 56 2D 39 33 45 36 0D";
    static final String IDENTITY =
            "01 52 38 32 34 30 27 45 76 69 74 61 20 34 27 30 34 2E 30 30 3A 30 34 2E 30 30 44 41 0D";
    static final String SETTINGS = "01 29 30 31 20 20 32 31 20 30 42 20 20 35 2E 30 39 33 0D";
    static final String TEXTS = "01 2A 32 32 34 6D 6D 48 67 03 32 30 3B 4D 6F 64 65 20 41 64 75 6C 74 73 03 30 31 0D";
    static final String ALARMS =
            "01 27 4C 30 37 53 50 4F 32 20 4C 4F 57 20 20 20 20 34 35 42 53 50 4F 32 20 41 4C 52 4D 20"
                    + "4F 46 36 31 0D";
    static final String STANDBY = "01 2E 4F 39 35 45 56 49 54 41 20 53 54 44 42 59 20 32 42 0D";
    static final String MONITOR =
            "01 24 45 42 20 39 37 20 44 43 20 37 32 20 39 36 20 31 32 31 38 43 20 20 37 38 39 31 20 20 39"
                    + "33 45 36 20 33 38 20 44 36 20 31 34 20 43 33 33 36 2E 36 37 37 0D";
    static final String LOW_LIMITS = "01 25 45 42 20 39 30 20 45 31 20 35 30 20 45 36 20 33 30 20 38 46 0D";
    static final String HIGH_LIMITS = "01 26 45 42 31 30 30 20 45 31 31 32 30 20 45 36 20 35 30 20 41 38 0D";
    static final String CURVES =
            "01 53 30 30 20 20 20 31 36 30 30 30 2D 20 20 31 30 20 20 31 30 30 33 37 30 30 36 20 20 20 31 36"
                    + "30 30 30 2D 20 20 32 30 20 20 31 30 30 34 36 30 33 42 0D";

    static final String[] RESPONSES = {
        "01 51 35 32 0D",
        "01 52 35 33 0D",
        "01 30 33 31 0D",
        "01 55 35 36 0D",
        "01 15 31 36 0D",
        "01 24 32 35 0D",
        "01 27 32 38 0D",
        "01 49 34 41 0D",
        "01 4A 34 42 0D",
        "01 54 35 35 0D",
        "01 56 35 37 0D",
        SPO2_AND_PULSE,
        SPO2,
        CLOCK,
        IDENTITY,
        SETTINGS,
        TEXTS,
        ALARMS,
        STANDBY,
        MONITOR,
        LOW_LIMITS,
        HIGH_LIMITS,
        CURVES
    };

    /** MEDIBUS 4.03 prints these with sums that are wrong: NOP, a value after its choice, the offer of curves, an identification. */
    static final String[] MISPRINTS = {
        "1B 30 34 36 0D",
        "01 24 45 42 20 39 38 20 37 41 0D",
        CURVES.replace("33 42 0D", "33 45 0D"),
        "01 52 38 38 38 38 27 44 72 61 65 67 65 72 20 44 65 76 69 63 65 20 27 30 31 2E 30 30 3A 30 33 2E 30 30 38 43 0D"
    };

    private Medibus() {}

    static byte[] hex(String hex) {
        return Bytes.ofHex(hex).toArray();
    }

    /** A response of a machine. */
    static byte[] response(int code, String data) {
        return frame('\u0001', code, data);
    }

    /** A command of a machine. */
    static byte[] command(int code) {
        return frame('\u001B', code, "");
    }

    static byte[] frame(char mark, int code, String data) {
        String content = "" + mark + (char) code + data;
        int sum = content.chars().sum();
        return (content + String.format(Locale.ROOT, "%02X\r", sum % 256)).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
