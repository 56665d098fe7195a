package org.wardgate.device.profile.content;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

/**
 * What stands in a field. Immutable.
 *
 * @param number the number it means; null where there is none, or where it is text.
 * @param text the text that stands there; null where nothing does, or where it is a number in bits.
 * @param bits the number in bits that stands there, before any scale; null where there is none. Most are never spelled.
 * @param missing why there is no number; null where there is one, or where it is text.
 * @param known whether the text is one that the profile knows; true where it does not list them.
 */
public record FieldValue(
        @Nullable Decimal number,
        @Nullable String text,
        @Nullable Decimal bits,
        @Nullable Reason missing,
        boolean known) {
    /** Nothing stands there: the message has no such part. */
    static final FieldValue ABSENT = new FieldValue(null, null, null, null, true);

    /** Whether anything stands there. */
    public boolean isThere() {
        return text != null || bits != null;
    }

    /** The text that stands there, or the digits of the number before any scale; null where nothing stands there at all. */
    public @Nullable String spelled() {
        return bits == null ? text : bits.toString();
    }

    /** Whether one of these words stands there. */
    boolean hasAnyOf(Set<String> words) {
        String spelled = spelled();
        if (spelled == null) {
            return false;
        }
        for (String word : spelled.split(" ", -1)) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static FieldValue number(Decimal number, String spelled) {
        return new FieldValue(number, spelled, null, null, true);
    }

    static FieldValue number(Decimal number, Decimal bits) {
        return new FieldValue(number, null, bits, null, true);
    }

    static FieldValue text(String text, boolean known) {
        return new FieldValue(null, text, null, null, known);
    }

    static FieldValue missing(Reason reason, String spelled) {
        return new FieldValue(null, spelled, null, reason, true);
    }

    static FieldValue missing(Reason reason, Decimal bits) {
        return new FieldValue(null, null, bits, reason, true);
    }

    /** The same with another number; without one where its unit is unknown. */
    FieldValue with(@Nullable Decimal newNumber) {
        return new FieldValue(newNumber, text, bits, newNumber == null ? Reason.UNREADABLE : null, true);
    }
}
