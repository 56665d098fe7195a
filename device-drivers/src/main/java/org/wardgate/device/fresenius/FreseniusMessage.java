package org.wardgate.device.fresenius;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * What a frame says: {@code address status ; data}. Source: Base protocol, exchange.
 *
 * @param address who says it.
 * @param status what kind of answer it is.
 * @param data what follows; empty without.
 */
record FreseniusMessage(Address address, Status status, String data) {

    /** What a message is. */
    enum Status {
        /** the answer to a command that was right. */
        CORRECT,
        /** a command was refused; the data are a code of two characters. */
        INCORRECT,
        /** values that nobody asked for. */
        SPONTANEOUS,
        /** a letter that the protocol does not explain. */
        UNKNOWN
    }

    /** Reads the payload of a frame. Never throws. */
    static FreseniusMessage parse(Bytes payload) {
        String text = payload.toAscii();
        int end = text.indexOf(';');
        String left = end < 0 ? text : text.substring(0, end);
        String data = end < 0 ? "" : text.substring(end + 1);
        boolean addressed = !left.isEmpty() && left.charAt(0) >= '0' && left.charAt(0) <= '9';
        Address address = addressed ? new Address(left.substring(0, 1)) : Address.ALONE;
        return new FreseniusMessage(address, status(addressed ? left.substring(1) : left), data);
    }

    private static Status status(String letter) {
        return switch (letter) {
            case "C" -> Status.CORRECT;
            case "I" -> Status.INCORRECT;
            case "E", "M" -> Status.SPONTANEOUS;
            default -> Status.UNKNOWN;
        };
    }

    /** The values by their identifiers, each a letter. */
    Map<Character, String> values() {
        Map<Character, String> values = new HashMap<>();
        for (String item : data.split(";", -1)) {
            if (!item.isEmpty()) {
                values.put(item.charAt(0), item.substring(1));
            }
        }
        return values;
    }

    /** A hexadecimal number of any length that a value spells; null where it spells none. */
    static @Nullable Long hex(@Nullable String value) {
        return value != null && value.matches("[0-9A-Fa-f]{1,12}") ? Long.valueOf(value, 16) : null;
    }
}
