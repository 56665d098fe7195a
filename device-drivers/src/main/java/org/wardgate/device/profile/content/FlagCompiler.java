package org.wardgate.device.profile.content;

import java.util.List;
import java.util.Set;
import org.wardgate.device.profile.language.BitPart;
import org.wardgate.device.profile.language.FlagKeys;
import org.wardgate.device.profile.language.FlagKeys.Bit;
import org.wardgate.device.profile.language.FlagKeys.Mask;
import org.wardgate.device.profile.language.FlagKeys.OneOf;
import org.wardgate.device.profile.language.FlagKeys.Within;
import org.wardgate.model.Decimal;

/** Makes the readers of flags. */
final class FlagCompiler {
    private static final Flag NEVER = (content, values) -> false;

    private final Layout layout;
    private final List<String> fields;
    private final Mistakes mistakes;

    /** {@code fields} names the fields of the message. */
    FlagCompiler(Layout layout, List<String> fields, Mistakes mistakes) {
        this.layout = layout;
        this.fields = fields;
        this.mistakes = mistakes;
    }

    Flag compile(FlagKeys keys, String path) {
        if (keys instanceof Bit bit) {
            return bit(bit, path);
        }
        if (keys instanceof Mask mask) {
            return mask(field(mask.field(), path + ".field"), mask.bits().value());
        }
        if (keys instanceof OneOf oneOf) {
            return oneOf(oneOf, path);
        }
        return within((Within) keys, path);
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

    private Flag oneOf(OneOf keys, String path) {
        int[] indices = new int[keys.fields().size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = field(keys.fields().get(i), path + ".fields[" + i + "]");
        }
        Set<String> wanted = Set.copyOf(keys.values());
        return (content, values) -> {
            for (int index : indices) {
                String spelled = values[index].spelled();
                if (spelled != null && wanted.contains(spelled)) {
                    return true;
                }
            }
            return false;
        };
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
