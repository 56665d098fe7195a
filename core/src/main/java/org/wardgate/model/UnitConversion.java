package org.wardgate.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Turns a device's unit into the unit that limits and screens use. The result of a conversion has one decimal. */
public final class UnitConversion {
    private static final int DECIMALS = 1;
    private static final BigDecimal MMHG_PER_KPA = new BigDecimal("7.50062");
    private static final BigDecimal FAHRENHEIT_AT_FREEZING = BigDecimal.valueOf(32);

    private UnitConversion() {}

    /**
     * The value in another unit: untouched when the unit is the same, half rounded to even when it is converted. Empty where no
     * conversion is known, and then the value must not be compared with a limit in that unit.
     */
    public static Optional<Decimal> convert(Decimal value, Unit from, Unit to) {
        if (from.equals(to)) {
            return Optional.of(value);
        }
        if (from.equals(Unit.KPA) && to.equals(Unit.MMHG)) {
            return rounded(big(value).multiply(MMHG_PER_KPA).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        if (from.equals(Unit.FAHRENHEIT) && to.equals(Unit.CELSIUS)) {
            BigDecimal fiveTimes = big(value).subtract(FAHRENHEIT_AT_FREEZING).multiply(BigDecimal.valueOf(5));
            return rounded(fiveTimes.divide(BigDecimal.valueOf(9), DECIMALS, RoundingMode.HALF_EVEN));
        }
        return Optional.empty();
    }

    private static BigDecimal big(Decimal value) {
        return BigDecimal.valueOf(value.unscaled(), -value.exponent());
    }

    private static Optional<Decimal> rounded(BigDecimal value) {
        boolean fits = value.unscaledValue().bitLength() < Long.SIZE;
        return fits ? Optional.of(new Decimal(value.unscaledValue().longValue(), -DECIMALS)) : Optional.empty();
    }
}
