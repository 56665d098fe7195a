package org.wardgate.device.neurowave;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/** What a frame of the pump means. Source: AP-4000 status protocol, queries. */
sealed interface NeurowaveMessage {

    /** Who the pump is. */
    record Connected(String version, String systemId, String software) implements NeurowaveMessage {}

    /** A pump that speaks a version that nobody knows. */
    record OtherVersion(String version) implements NeurowaveMessage {}

    /** A status, as its fields; those at 6 to 11 are about the case and the patient and are not read. */
    record Status(List<String> fields) implements NeurowaveMessage {
        /** The pump's clock; null where the fields are none. */
        @Nullable
        LocalDateTime time() {
            String time = fields.get(4)
                    .replaceFirst("^(\\d\\d:\\d\\d:\\d\\d):(\\d+)$", "$1.$2"); // one version has a fourth colon
            try {
                return LocalDateTime.parse(fields.get(3) + "T" + time);
            } catch (DateTimeException e) {
                return null;
            }
        }

        /** The number in a field; null where there is none. */
        @Nullable
        Decimal number(int index) {
            try {
                return Decimal.parse(fields.get(index));
            } catch (NumberFormatException e) {
                return null;
            }
        }

        String text(int index) {
            return fields.get(index);
        }
    }

    /** A request that a line brings back. */
    record Echo() implements NeurowaveMessage {}

    /** None of these. */
    record Unknown() implements NeurowaveMessage {}

    /** How many fields a status has at least. */
    int STATUS_FIELDS = 97;

    Pattern SYSTEM_ID = Pattern.compile("[0-9A-Za-z-]{1,32}");
    Pattern SEPARATOR = Pattern.compile("\\^");

    /** Reads a frame's fields. */
    static NeurowaveMessage parse(Bytes payload) {
        List<String> fields = List.of(SEPARATOR.split(new String(payload.toArray(), StandardCharsets.ISO_8859_1), -1));
        return switch (fields.get(0)) {
            case "CONNREQ" -> connected(fields);
            case "STATREQ" -> status(fields);
            default -> new Unknown();
        };
    }

    private static NeurowaveMessage connected(List<String> fields) {
        if (fields.size() == 1) {
            return new Echo();
        }
        String version = fields.get(1);
        boolean first = version.equals("0.1") && fields.size() == 5;
        boolean second = version.equals("v0.2") && fields.size() == 7;
        if (!first && !second) {
            return new OtherVersion(version);
        }
        return SYSTEM_ID.matcher(fields.get(2)).matches()
                ? new Connected(version, fields.get(2), second ? fields.get(3) : "")
                : new Unknown();
    }

    private static NeurowaveMessage status(List<String> fields) {
        if (fields.size() == 2) {
            return new Echo();
        }
        return fields.size() >= STATUS_FIELDS ? new Status(fields) : new Unknown();
    }
}
