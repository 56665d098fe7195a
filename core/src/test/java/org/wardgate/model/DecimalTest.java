package org.wardgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.testing.Gen;

class DecimalTest {

    @Test
    void ordersAsExactNumbersDo() {
        Gen.check(1, 20_000, random -> {
            Decimal a = decimal(random);
            Decimal b = random.nextInt(4) == 0 ? rescaled(a, random) : decimal(random);

            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(big(a).compareTo(big(b)));
            assertThat(Integer.signum(b.compareTo(a))).isEqualTo(big(b).compareTo(big(a)));
            assertThat(a.signum()).isEqualTo(big(a).signum());
        });
    }

    @Test
    void ordersTheLargestNumbers() {
        assertThat(new Decimal(Long.MIN_VALUE, 1)).isLessThan(Decimal.of(-5));
        assertThat(new Decimal(Long.MAX_VALUE, 1)).isGreaterThan(Decimal.of(1));
    }

    @Test
    void calculatesExactly() {
        Gen.check(2, 5000, random -> {
            Decimal a = small(random);
            Decimal b = small(random);

            assertThat(big(a.plus(b))).isEqualTo(big(a).add(big(b)));
            assertThat(big(a.minus(b))).isEqualTo(big(a).subtract(big(b)));
            assertThat(big(a.times(b))).isEqualTo(big(a).multiply(big(b)));
            assertThat(a.toDouble()).isEqualTo(big(a).doubleValue());
        });
    }

    @Test
    void roundsHalfToEvenAndNeverAddsDigits() {
        Gen.check(3, 5000, random -> {
            Decimal value = small(random);
            int decimals = random.nextInt(6);
            BigDecimal exact = big(value);

            assertThat(big(value.roundedTo(decimals)))
                    .isEqualTo(exact.scale() <= decimals ? exact : exact.setScale(decimals, RoundingMode.HALF_EVEN));
        });
        assertThat(Decimal.parse("0.25").roundedTo(1)).isEqualTo(Decimal.parse("0.2"));
        assertThat(Decimal.parse("0.35").roundedTo(1)).isEqualTo(Decimal.parse("0.4"));
    }

    @Test
    void readsWhatItPrints() {
        Gen.check(4, 5000, random -> {
            Decimal value = new Decimal(random.nextLong(-1_000_000_000L, 1_000_000_000L), -random.nextInt(9));

            assertThat(Decimal.parse(value.toString())).isEqualTo(value);
            assertThat(value.toString()).isEqualTo(big(value).toPlainString());
        });
    }

    @Test
    void keepsTrailingZerosAndComparesWithoutThem() {
        Decimal one = Decimal.parse("97.0");
        Decimal other = Decimal.parse("97");

        assertThat(one).isNotEqualTo(other).isEqualByComparingTo(other).hasToString("97.0");
        assertThat(Decimal.parse("+1.50")).isEqualTo(new Decimal(150, -2));
        assertThat(new Decimal(12, 2)).hasToString("1200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.", ".5", "1e3", "1_000", "0x10", "NaN", "--", "1,5", "1234567890123456"})
    void refusesWhatIsNoPlainNumber(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void refusesWhatItCannotHold() {
        assertThatThrownBy(() -> new Decimal(1, 128)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decimal(1, -129)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimal.of(Long.MAX_VALUE).times(Decimal.of(2)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Long and short digits, near and far exponents: both ways of comparing and the border between them. */
    private static Decimal decimal(SplittableRandom random) {
        long unscaled = random.nextLong() >> random.nextInt(64);
        int exponent = random.nextBoolean() ? random.nextInt(-6, 7) : random.nextInt(-128, 128);
        return new Decimal(unscaled, exponent);
    }

    /** The same number with more digits, or its neighbour. */
    private static Decimal rescaled(Decimal value, SplittableRandom random) {
        boolean fits = Math.abs(value.unscaled()) < Long.MAX_VALUE / 1000 && value.exponent() > -126;
        return fits ? new Decimal(value.unscaled() * 100 + random.nextInt(-1, 2), value.exponent() - 2) : value;
    }

    private static Decimal small(SplittableRandom random) {
        return new Decimal(random.nextLong(-1_000_000, 1_000_000), random.nextInt(-6, 4));
    }

    private static BigDecimal big(Decimal value) {
        return BigDecimal.valueOf(value.unscaled(), -value.exponent());
    }
}
