package org.wardgate.device.profile.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

/** Where in a message something stands, and how it is read. Indices count from 0. */
public sealed interface FieldKeys {

    /** What the number or text means. */
    ValueKeys value();

    /**
     * Bits, joined from the most significant on.
     *
     * @param of where they stand.
     * @param signed whether the highest of them is a sign, in two's complement.
     * @param value what the number means.
     */
    record Bits(
            @Doc("Where they stand, the most significant first.")
            List<BitPart> of,

            @Doc("Whether the highest of them is a sign.") @Default("false")
            boolean signed,

            @Doc("What the number means.") @Default("{}") ValueKeys value)
            implements FieldKeys {}

    /**
     * A number in whole bytes.
     *
     * @param at where it begins.
     * @param bytes how many bytes it has.
     * @param order their order.
     * @param signed whether it is in two's complement.
     * @param value what the number means.
     */
    record WholeNumber(
            @Doc("Where it begins.") @Range(min = "0", max = "4095")
            int at,

            @Doc("How many bytes it has.") @Range(min = "1", max = "4")
            int bytes,

            @Doc("Their order.") @Default("big-endian") ByteOrder order,

            @Doc("Whether it is in two's complement.") @Default("false")
            boolean signed,

            @Doc("What the number means.") @Default("{}") ValueKeys value)
            implements FieldKeys {}

    /**
     * A decimal number with two digits in each byte, the more significant first.
     *
     * @param at where it begins.
     * @param bytes how many bytes it has.
     * @param value what the number means.
     */
    record Bcd(
            @Doc("Where it begins.") @Range(min = "0", max = "4095")
            int at,

            @Doc("How many bytes it has.") @Range(min = "1", max = "8")
            int bytes,

            @Doc("What the number means.") @Default("{}") ValueKeys value)
            implements FieldKeys {}

    /**
     * A number in several bytes that each count something smaller, such as whole degrees and tenths, or hours and minutes.
     *
     * @param at where the first of them stands.
     * @param weights how much one of each byte is, the greatest first, each a multiple of the next.
     * @param value what the sum means.
     */
    record Parts(
            @Doc("Where the first of its bytes stands.") @Range(min = "0", max = "4095")
            int at,

            @Doc("How much one of each byte is, the greatest first.") @Range(min = "1", max = "100000")
            List<Integer> weights,

            @Doc("What the sum means.") @Default("{}") ValueKeys value)
            implements FieldKeys {
        private static final int MOST = 8;

        public Parts {
            if (weights.size() < 2 || weights.size() > MOST) {
                throw new BadValue("weights", "there are 2 to " + MOST + " parts, not " + weights.size());
            }
            for (int i = 1; i < weights.size(); i++) {
                if (weights.get(i - 1) <= weights.get(i) || weights.get(i - 1) % weights.get(i) != 0) {
                    throw new BadValue(
                            "weights", "the greatest comes first, and each is a multiple of the next: " + weights);
                }
            }
        }
    }

    /**
     * A floating-point number of IEEE 754.
     *
     * @param at where it begins.
     * @param bytes 4 or 8.
     * @param order the order of its bytes.
     * @param decimals to how many decimals it is rounded.
     * @param value what the number means.
     */
    record FloatingPoint(
            @Doc("Where it begins.") @Range(min = "0", max = "4095")
            int at,

            @Doc("4 or 8 bytes.") int bytes,

            @Doc("Their order.") @Default("big-endian") ByteOrder order,

            @Doc("To how many decimals it is rounded.") @Range(min = "0", max = "9")
            int decimals,

            @Doc("What the number means.") @Default("{}") ValueKeys value)
            implements FieldKeys {
        public FloatingPoint {
            if (bytes != 4 && bytes != 8) {
                throw new IllegalArgumentException("a floating-point number has 4 or 8 bytes, not " + bytes);
            }
        }
    }

    /**
     * The samples of a curve, one for each frame of a packet or one in a frame.
     *
     * @param of where the bits of a sample stand, the most significant first; all in one frame, or all in each.
     */
    record Samples(
            @Doc("Where the bits of a sample stand, the most significant first.")
            List<BitPart> of) implements FieldKeys {
        @Override
        public ValueKeys value() {
            return ValueKeys.PLAIN;
        }
    }

    /**
     * A named group of the message's regular expression.
     *
     * @param group its name.
     * @param form what kind of text it is.
     * @param value what it means.
     */
    record Group(
            @Doc("The group's name.") String group,

            @Doc("What kind of text it is.") @Default("number")
            Form form,

            @Doc("What it means.") @Default("{}") ValueKeys value)
            implements FieldKeys {}

    /**
     * Columns of the message's text, without the blanks around what stands in them. Columns beyond the end are blank.
     *
     * @param from the first.
     * @param to the last.
     * @param form what kind of text they hold.
     * @param value what it means.
     */
    record Columns(
            @Doc("The first column.") @Range(min = "0", max = "4095")
            int from,

            @Doc("The last column.") @Range(min = "0", max = "4095")
            int to,

            @Doc("What kind of text they hold.") @Default("number")
            Form form,

            @Doc("What it means.") @Default("{}") ValueKeys value)
            implements FieldKeys {
        public Columns {
            if (to < from) {
                throw new IllegalArgumentException("'to' is not before 'from'");
            }
        }
    }

    /**
     * What stands behind {@code NAME=} in a text whose parts are separated by blanks.
     *
     * @param name the name.
     * @param strip a text that may stand behind the value, such as a sign for its unit; null for none.
     * @param form what kind of text it is.
     * @param value what it means.
     */
    record Token(
            @Doc("The name before the equals sign.") String name,

            @Doc("A text that may stand behind the value.") @Nullable
            String strip,

            @Doc("What kind of text it is.") @Default("number")
            Form form,

            @Doc("What it means.") @Default("{}") ValueKeys value)
            implements FieldKeys {}

    /**
     * Words in a run of columns, separated by blanks. A flag is set by any of them.
     *
     * @param from the first column.
     * @param to the last column; columns beyond the end of the text are blank.
     * @param known all words there are; one that is not among them is counted. Empty for any.
     */
    record Words(
            @Doc("The first column.") @Range(min = "0", max = "4095")
            int from,

            @Doc("The last column.") @Range(min = "0", max = "4095")
            int to,

            @Doc("All words there are.") @Default("[]") List<String> known)
            implements FieldKeys {
        public Words {
            if (to < from) {
                throw new BadValue("to", "'to' is not before 'from'");
            }
        }

        @Override
        public ValueKeys value() {
            return ValueKeys.PLAIN;
        }
    }

    /** What kind of text stands there. */
    enum Form {
        /** A decimal number with or without a point. */
        NUMBER,
        /** A whole number in hexadecimal. */
        HEXADECIMAL,
        /** Text as it stands. */
        TEXT
    }

    /**
     * What a number or text means.
     *
     * @param missing what the device writes in place of a value, and why there is none: the text, or the number before any scale.
     * @param known all texts there are; one that is not among them is counted. Empty for any.
     * @param scale what the number is multiplied with.
     * @param offset what is added to the product.
     * @param minimum below this there is no number that the device can mean; null for any.
     * @param maximum above this there is no number that the device can mean; null for any.
     * @param factor what else the number is multiplied with, where the message states a unit; null for nothing.
     */
    record ValueKeys(
            @Doc("What stands in place of a value, and why there is none.") @Default("{}")
            Map<String, Reason> missing,

            @Doc("All texts there are.") @Default("[]") List<String> known,

            @Doc("What the number is multiplied with.") @Default("1")
            Decimal scale,

            @Doc("What is added to the product.") @Default("0")
            Decimal offset,

            @Doc("Below this there is no number that the device can mean.") @Nullable
            Decimal minimum,

            @Doc("Above this there is no number that the device can mean.") @Nullable
            Decimal maximum,

            @Doc("What else the number is multiplied with, by the unit that the message states.") @Nullable
            FactorKeys factor) {
        static final ValueKeys PLAIN =
                new ValueKeys(Map.of(), List.of(), Decimal.of(1), Decimal.of(0), null, null, null);

        public ValueKeys {
            if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
                throw new IllegalArgumentException("'minimum' is not above 'maximum'");
            }
        }
    }

    /**
     * A factor for each unit that a message may state.
     *
     * @param field the field that holds the unit.
     * @param of the unit as the device spells it, and the factor to the unit in which the value is passed on.
     */
    record FactorKeys(
            @Doc("The field that holds the unit.") String field,

            @Doc("The unit as the device spells it, and its factor.")
            Map<String, Decimal> of) {}
}
