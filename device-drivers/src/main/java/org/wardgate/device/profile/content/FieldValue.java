package org.wardgate.device.profile.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

/**
 * What stands in a field. Immutable.
 *
 * @param number the number it means; null where there is none, or where it is text.
 * @param spelled the text that stands there, or the digits of the number before any scale; null where nothing stands there at all.
 * @param missing why there is no number; null where there is one, or where it is text.
 * @param known whether the text is one that the profile knows; true where it does not list them.
 */
public record FieldValue(
        @Nullable Decimal number,
        @Nullable String spelled,
        @Nullable Reason missing,
        boolean known) {
    /** Nothing stands there: the message has no such part. */
    static final FieldValue ABSENT = new FieldValue(null, null, null, true);

    /** Whether anything stands there. */
    public boolean isThere() {
        return spelled != null;
    }

    /** Whether this text stands there. */
    boolean is(String text) {
        return Objects.equals(spelled, text);
    }

    static FieldValue number(Decimal number, String spelled) {
        return new FieldValue(number, spelled, null, true);
    }

    static FieldValue text(String text, boolean known) {
        return new FieldValue(null, text, null, known);
    }

    static FieldValue missing(Reason reason, String spelled) {
        return new FieldValue(null, spelled, reason, true);
    }
}
