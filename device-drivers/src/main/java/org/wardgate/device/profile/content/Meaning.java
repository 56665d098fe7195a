package org.wardgate.device.profile.content;

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
        Decimal number = hexadecimal ? TextNumber.hexadecimal(text) : TextNumber.decimal(text);
        return number == null ? FieldValue.missing(Reason.UNREADABLE, text) : judge(number, text);
    }

    /** A number in bits. */
    FieldValue ofNumber(long number) {
        String spelled = Long.toString(number);
        Reason reason = missing.isEmpty() ? null : missing.get(spelled);
        return reason != null ? FieldValue.missing(reason, spelled) : judge(Decimal.of(number), spelled);
    }

    /** A number that came as such. */
    FieldValue ofNumber(Decimal number) {
        String spelled = number.toString();
        Reason reason = missing.isEmpty() ? null : missing.get(spelled);
        return reason != null ? FieldValue.missing(reason, spelled) : judge(number, spelled);
    }

    /** Multiplies a number by the factor of its unit, where the message states one. */
    FieldValue inUnit(FieldValue value, FieldValue[] before) {
        Decimal number = value.number();
        String spelled = value.spelled();
        if (factor == null || number == null || spelled == null) {
            return value;
        }
        String unit = before[factorField].spelled();
        Decimal by = unit == null ? null : factor.of().get(unit);
        try {
            return by == null
                    ? FieldValue.missing(Reason.UNREADABLE, spelled)
                    : FieldValue.number(by.equals(ONE) ? number : number.times(by), spelled);
        } catch (ArithmeticException e) {
            return FieldValue.missing(Reason.UNREADABLE, spelled);
        }
    }

    private FieldValue judge(Decimal unscaled, String spelled) {
        Decimal number;
        try {
            number = scale == null ? unscaled : scaled(unscaled, scale);
            number = offset == null ? number : number.plus(offset);
        } catch (ArithmeticException e) { // more digits than any value has
            return FieldValue.missing(Reason.UNREADABLE, spelled);
        }
        if ((minimum != null && number.compareTo(minimum) < 0) || (maximum != null && number.compareTo(maximum) > 0)) {
            return FieldValue.missing(Reason.UNREADABLE, spelled);
        }
        return FieldValue.number(number, spelled);
    }

    private static Decimal scaled(Decimal number, Decimal scale) {
        boolean small = number.exponent() == 0 && Math.abs(number.unscaled()) < Integer.MAX_VALUE;
        return small && Math.abs(scale.unscaled()) < Integer.MAX_VALUE
                ? new Decimal(number.unscaled() * scale.unscaled(), scale.exponent())
                : number.times(scale);
    }
}
