package org.wardgate.device.bcc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.device.driver.Places;

/**
 * Whom a record is about: the rack, or the pump in a slot. {@code 501}, the pillar, and the slot as one character, 1 to 9 and A to O for
 * 10 to 24; some racks write slots from 10 on with two digits. Source: BCC, addresses.
 *
 * @param pillar 1 to 3; 0 for the rack.
 * @param slot 1 to 24, counted from the bottom; 0 for the rack.
 */
record Address(int pillar, int slot) {
    static final Address RACK = new Address(0, 0);

    /** How places are spelled in configuration. */
    static final Places PLACES = new Places(
            Pattern.compile("[1-3]-(?:[1-9]|1[0-9]|2[0-4])"), "pillar and slot from the bottom, 1-1 to 3-24");

    private static final Pattern WIRE = Pattern.compile("501(?:00|([1-3])(?:([1-9A-O])|(1[0-9]|2[0-4])))");
    private static final int FIRST_LETTER = 10;

    /** The address that a record states; empty where it is none that is known. */
    static Optional<Address> fromWire(String text) {
        Matcher matcher = WIRE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(RACK);
        }
        int pillar = Integer.parseInt(matcher.group(1));
        String letter = matcher.group(2);
        if (letter == null) {
            return Optional.of(new Address(pillar, Integer.parseInt(matcher.group(3))));
        }
        char c = letter.charAt(0);
        return Optional.of(new Address(pillar, c <= '9' ? c - '0' : c - 'A' + FIRST_LETTER));
    }

    boolean isRack() {
        return pillar == 0;
    }

    /** The place as configuration spells it: {@code 1-10}. */
    String place() {
        return pillar + "-" + slot;
    }
}
