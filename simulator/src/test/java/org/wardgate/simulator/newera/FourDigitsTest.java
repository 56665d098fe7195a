package org.wardgate.simulator.newera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.testing.Gen;

class FourDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "5, 5.000",
        "1.2344, 1.234",
        "1.2345, 1.235",
        "9.9994, 9.999",
        "9.9996, 10.00",
        "26.255, 26.26",
        "105, 105.0",
        "999.96, 1000.",
        "1200.4, 1200.",
        "9999.4, 9999.",
        "60000, 9999."
    })
    void aNumberHasFiveCharacters(double value, String text) {
        assertThat(FourDigits.text(FourDigits.of(value))).isEqualTo(text);
    }

    /** A published client cuts replies at fixed columns. */
    @Test
    void everyNumberHasFiveCharactersAndIsReadBack() {
        Gen.check(5, 2000, random -> {
            String text = FourDigits.text(FourDigits.of(random.nextDouble() * Math.pow(10, random.nextInt(-4, 6))));
            assertThat(text).hasSize(5).matches(FourDigits::isNumber);
            assertThat(FourDigits.text(FourDigits.parse(text))).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.", ".5", "5.0", "0.033", "1200", "1200.", "12.34"})
    void whatTheKeypadCouldSayIsANumber(String text) {
        assertThat(FourDigits.isNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "12345", "1.2345", "123.45", "1.2.3", "-1", "5MH"})
    void whatHasTooManyDigitsOrNoneIsNone(String text) {
        assertThat(FourDigits.isNumber(text)).isFalse();
    }
}
