package org.wardgate.device.profile.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Doc;
import org.wardgate.model.Decimal;

/** What is true or not by a message. */
public sealed interface FlagKeys {

    /**
     * A bit is set; of several, one of them.
     *
     * @param of which bits.
     */
    record Bit(
            @Doc("Which bits: one that is set is enough.") List<BitPart> of) implements FlagKeys {}

    /**
     * A number in a text has one of some bits set.
     *
     * @param field the field that holds the number.
     * @param bits the bits, as a number in hexadecimal.
     */
    record Mask(
            @Doc("The field that holds the number.") String field,

            @Doc("The bits, as a number in hexadecimal.") ChecksumKeys.Hex bits)
            implements FlagKeys {}

    /**
     * A field holds one of some texts; of several fields, one of them.
     *
     * @param fields the fields.
     * @param values the texts, or the numbers before any scale.
     */
    record OneOf(
            @Doc("The fields: one that fits is enough.") List<String> fields,
            @Doc("The texts.") List<String> values) implements FlagKeys {}

    /**
     * A field holds a number within bounds, both included.
     *
     * @param field the field.
     * @param minimum the lower bound; null for none.
     * @param maximum the upper bound; null for none.
     */
    record Within(
            @Doc("The field.") String field,
            @Doc("The lower bound.") @Nullable Decimal minimum,
            @Doc("The upper bound.") @Nullable Decimal maximum)
            implements FlagKeys {
        public Within {
            if (minimum == null && maximum == null) {
                throw new IllegalArgumentException("give 'minimum', 'maximum' or both");
            }
        }
    }
}
