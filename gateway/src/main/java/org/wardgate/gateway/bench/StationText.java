package org.wardgate.gateway.bench;

/**
 * Members of the gateway's messages, found by their names. A station that measures reads the few it needs without building a tree
 * of the rest, which would keep the next message waiting.
 */
final class StationText {
    private static final String TYPE = "{\"type\":\"";

    private StationText() {}

    /** The type of a message; empty where it does not begin with one. */
    static String type(String message) {
        int end = message.startsWith(TYPE) ? message.indexOf('"', TYPE.length()) : -1;
        return end < 0 ? "" : message.substring(TYPE.length(), end);
    }

    /** The first member of that name that is a text without quotation marks in it; empty where there is none. */
    static String word(String message, String name) {
        String key = "\"" + name + "\":\"";
        int start = message.indexOf(key);
        int end = start < 0 ? -1 : message.indexOf('"', start + key.length());
        return end < 0 ? "" : message.substring(start + key.length(), end);
    }

    /** The first member of that name that is a whole number; 0 where there is none. */
    static long number(String message, String name) {
        String key = "\"" + name + "\":";
        int start = message.indexOf(key);
        if (start < 0) {
            return 0;
        }
        int end = start + key.length();
        while (end < message.length() && Character.isDigit(message.charAt(end))) {
            end++;
        }
        return end == start + key.length() ? 0 : Long.parseLong(message.substring(start + key.length(), end));
    }
}
