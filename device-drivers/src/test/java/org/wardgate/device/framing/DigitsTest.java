package org.wardgate.device.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({"00031, 31", "00000, 0", "99999, 99999", "0003A, -1", "-0031, -1", "' 0031', -1", "0003\u0661, -1"})
    void decimalDigitsAreReadAndNothingElse(String text, int number) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Digits.decimal(bytes, 0, 5)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"x00FF, 255", "x1A2B, 6699", "x00ff, -1", "x00G0, -1", "x0x10, -1"})
    void hexadecimalDigitsAreCapitals(String text, int number) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Digits.upperHex(bytes, 1, 4)).isEqualTo(number);
    }
}
