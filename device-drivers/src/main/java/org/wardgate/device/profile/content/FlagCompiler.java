package org.wardgate.device.profile.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.device.profile.language.BitPart;
import org.wardgate.device.profile.language.FieldKeys;
import org.wardgate.device.profile.language.FieldKeys.Words;
import org.wardgate.device.profile.language.FlagKeys;
import org.wardgate.device.profile.language.FlagKeys.Bit;
import org.wardgate.device.profile.language.FlagKeys.Mask;
import org.wardgate.device.profile.language.FlagKeys.NoneOf;
import org.wardgate.device.profile.language.FlagKeys.OneOf;
import org.wardgate.device.profile.language.FlagKeys.Within;
import org.wardgate.model.Decimal;

/** Makes the readers of flags. */
final class FlagCompiler {
    private static final Flag NEVER = (content, values) -> false;

    private final Layout layout;
    private final List<String> fields;
    private final Map<String, FieldKeys> keys;
    private final Mistakes mistakes;

    /** {@code keys} are the fields of the message. */
    FlagCompiler(Layout layout, Map<String, FieldKeys> keys, Mistakes mistakes) {
        this.layout = layout;
        this.keys = keys;
        this.fields = List.copyOf(keys.keySet());
        this.mistakes = mistakes;
    }

    Flag compile(FlagKeys flag, String path) {
        if (flag instanceof Bit bit) {
            return bit(bit, path);
        }
        if (flag instanceof Mask mask) {
            return mask(field(mask.field(), path + ".field"), mask.bits().value());
        }
        if (flag instanceof OneOf oneOf) {
            return oneOf(oneOf, path);
        }
        if (flag instanceof NoneOf noneOf) {
            int field = field(noneOf.field(), path + ".field");
            Set<String> others = Set.copyOf(noneOf.values());
            Holder holder = holder(noneOf.field());
            return (content, values) -> values[field].isThere() && !holder.holds(values[field], others);
        }
        return within((Within) flag, path);
    }

    private Flag bit(Bit keys, String path) {
        boolean sound = true;
        for (int i = 0; i < keys.of().size(); i++) {
            BitPart part = keys.of().get(i);
            String refusal = layout.refusal(part);
            if (!refusal.isEmpty()) {
                mistakes.add(path + ".of[" + i + "]", refusal);
                sound = false;
            }
        }
        if (!sound) {
            return NEVER;
        }
        BitReader reader = BitReader.of(keys.of(), layout);
        return (content, values) -> reader.fits(content.bytes()) && reader.anySet(content.bytes());
    }

    private static Flag mask(int field, long bits) {
        return (content, values) -> {
            Decimal number = values[field].number();
            return number != null && number.exponent() == 0 && (number.unscaled() & bits) != 0;
        };
    }

    private Flag oneOf(OneOf one, String path) {
        Set<String> wanted = Set.copyOf(one.values());
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < one.fields().size(); i++) {
            String name = one.fields().get(i);
            int index = field(name, path + ".fields[" + i + "]");
            Holder holder = holder(name);
            flags.add((content, values) -> holder.holds(values[index], wanted));
        }
        return (content, values) -> {
            for (Flag flag : flags) {
                if (flag.isSet(content, values)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Whether one of some texts stands in a field. */
    @FunctionalInterface
    private interface Holder {
        boolean holds(FieldValue value, Set<String> texts);
    }

    /** Of a field of words each word counts, of any other the whole. */
    private Holder holder(String field) {
        return keys.get(field) instanceof Words
                ? FieldValue::hasAnyOf
                : (value, texts) -> value.spelled() != null && texts.contains(value.spelled());
    }

    private Flag within(Within keys, String path) {
        int field = field(keys.field(), path + ".field");
        return (content, values) -> {
            Decimal number = values[field].number();
            return number != null
                    && (keys.minimum() == null || number.compareTo(keys.minimum()) >= 0)
                    && (keys.maximum() == null || number.compareTo(keys.maximum()) <= 0);
        };
    }

    /** The index of a field; 0 with a mistake where there is none of this name. */
    private int field(String name, String path) {
        int index = fields.indexOf(name);
        if (index < 0) {
            mistakes.add(path, "the message has no field '" + name + "'; it has " + String.join(", ", fields));
        }
        return Math.max(0, index);
    }
}
