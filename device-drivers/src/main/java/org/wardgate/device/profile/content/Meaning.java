package org.wardgate.device.profile.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.language.FieldKeys.FactorKeys;
import org.wardgate.device.profile.language.FieldKeys.ValueKeys;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

/** What a number or text in a field means: special values, scale, bounds. Immutable. */
final class Meaning {
    private static final Decimal ONE = Decimal.of(1);

    private final Map<String, Reason> missing;
    private final Map<Decimal, Reason> missingBits = new HashMap<>();
    private final Set<String> known;
    private final @Nullable Decimal scale;
    private final @Nullable Decimal offset;
    private final @Nullable Decimal minimum;
    private final @Nullable Decimal maximum;
    private final @Nullable FactorKeys factor;
    private final int factorField;

    /** {@code factorField} is the index of the field that holds the unit, where there is a factor. */
    Meaning(ValueKeys keys, int factorField) {
        missing = Map.copyOf(keys.missing());
        missing.forEach((text, reason) -> {
            Decimal bits = TextNumber.bits(text);
            if (bits != null) {
                missingBits.put(bits, reason);
            }
        });
        known = Set.copyOf(keys.known());
        scale = keys.scale().equals(ONE) ? null : keys.scale();
        offset = keys.offset().signum() == 0 ? null : keys.offset();
        minimum = keys.minimum();
        maximum = keys.maximum();
        factor = keys.factor();
        this.factorField = factorField;
    }

    /** A text as it stands. */
    FieldValue ofText(String text) {
        Reason reason = missing.get(text);
        return reason != null
                ? FieldValue.missing(reason, text)
                : FieldValue.text(text, known.isEmpty() || known.contains(text));
    }

    /** A text that should be a number. */
    FieldValue ofNumber(String text, boolean hexadecimal) {
        Reason reason = missing.isEmpty() ? null : missing.get(text);
        if (reason != null) {
            return FieldValue.missing(reason, text);
        }
        Decimal written = hexadecimal ? TextNumber.hexadecimal(text) : TextNumber.decimal(text);
        Decimal number = written == null ? null : scaledWithin(written);
        return number == null ? FieldValue.missing(Reason.UNREADABLE, text) : FieldValue.number(number, text);
    }

    /** A number in bits. */
    FieldValue ofNumber(Decimal bits) {
        Reason reason = missingBits.isEmpty() ? null : missingBits.get(bits);
        if (reason != null) {
            return FieldValue.missing(reason, bits);
        }
        Decimal number = scaledWithin(bits);
        return number == null ? FieldValue.missing(Reason.UNREADABLE, bits) : FieldValue.number(number, bits);
    }

    /** Multiplies a number by the factor of its unit, where the message states one. */
    FieldValue inUnit(FieldValue value, FieldValue[] before) {
        Decimal number = value.number();
        if (factor == null || number == null) {
            return value;
        }
        String unit = before[factorField].spelled();
        Decimal by = unit == null ? null : factor.of().get(unit);
        return value.with(by == null ? null : by.equals(ONE) ? number : number.times(by));
    }

    /** A number scaled; null where it is out of bounds. */
    private @Nullable Decimal scaledWithin(Decimal unscaled) {
        Decimal number = scale == null ? unscaled : scaled(unscaled, scale);
        if (offset != null) {
            number = number.plus(offset);
        }
        boolean below = minimum != null && number.compareTo(minimum) < 0;
        return below || (maximum != null && number.compareTo(maximum) > 0) ? null : number;
    }

    private static Decimal scaled(Decimal number, Decimal scale) {
        boolean small = number.exponent() == 0 && Math.abs(number.unscaled()) < Integer.MAX_VALUE;
        return small && Math.abs(scale.unscaled()) < Integer.MAX_VALUE
                ? new Decimal(number.unscaled() * scale.unscaled(), scale.exponent())
                : number.times(scale);
    }
}
