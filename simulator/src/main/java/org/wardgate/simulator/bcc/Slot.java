package org.wardgate.simulator.bcc;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a rack.
 *
 * @param pillar 1 to 3.
 * @param number 1 to 24, from the bottom of the pillar.
 */
public record Slot(int pillar, int number) implements Comparable<Slot> {
    private static final String PREFIX = "501"; // constant in everything that was seen
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNO";
    private static final Pattern PLACE = Pattern.compile("([1-3])-([1-9]|1[0-9]|2[0-4])");

    public Slot {
        if (pillar < 1 || pillar > 3 || number < 1 || number > 24) {
            throw new IllegalArgumentException("a rack has the places 1-1 to 3-24, not " + pillar + "-" + number);
        }
    }

    /** The place of a spelling such as {@code 1-10}: pillar, hyphen, slot. */
    public static Optional<Slot> of(String place) {
        Matcher matcher = PLACE.matcher(place);
        return matcher.matches()
                ? Optional.of(new Slot(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The place of a request: a digit for the pillar and one character for the slot. */
    static Optional<Slot> ofRequest(char pillar, char slot) {
        int number = CHARACTERS.indexOf(slot);
        return pillar < '1' || pillar > '3' || number < 1
                ? Optional.empty()
                : Optional.of(new Slot(pillar - '0', number));
    }

    /** Its address in a record. */
    String address(SlotStyle style) {
        boolean decimal = style == SlotStyle.DECIMAL && number > 9;
        return PREFIX + pillar + (decimal ? Integer.toString(number) : String.valueOf(CHARACTERS.charAt(number)));
    }

    @Override
    public int compareTo(Slot other) {
        return Comparator.comparingInt(Slot::pillar)
                .thenComparingInt(Slot::number)
                .compare(this, other);
    }

    /** Pillar, hyphen, slot. */
    @Override
    public String toString() {
        return pillar + "-" + number;
    }
}
