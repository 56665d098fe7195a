package org.wardgate.simulator.newera;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command: its word, empty for the bare status query, and what follows it.
 *
 * @param address the pump that is meant; without meaning when the word begins with an asterisk, which all pumps hear.
 * @param word three letters, an asterisk and three letters, or empty; anything else when no command begins like this.
 * @param parameter what follows; empty in a query.
 */
record Command(int address, String word, String parameter) {
    private static final Pattern ADDRESSED = Pattern.compile("([0-9]{0,2})(\\*?[A-Z]{3}|)(.*)", Pattern.DOTALL);

    static Command of(String data) {
        Matcher matcher = ADDRESSED.matcher(data);
        if (!matcher.matches()) {
            throw new IllegalStateException("every text has a beginning and a rest");
        }
        String address = matcher.group(1);
        return new Command(address.isEmpty() ? 0 : Integer.parseInt(address), matcher.group(2), matcher.group(3));
    }

    boolean isForAll() {
        return word.startsWith("*");
    }
}
