package org.wardgate.device.profile.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "-12, -12",
        "+12, 12",
        "1.50, 1.50",
        ".5, 0.5",
        "5., 5",
        "-.5, -0.5",
        "-0, 0",
        "999999999999999, 999999999999999",
        "0.00000000000001, 0.00000000000001"
    })
    void numbersAreReadAsDevicesWriteThem(String text, String number) {
        assertThat(TextNumber.decimal(text)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "1.2.3",
                "1,5",
                "1 2",
                "1e3",
                "0x10",
                "--1",
                "1-",
                "12a",
                "１２",
                "1234567890123456"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(TextNumber.decimal(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x1", "g", "1 ", "1.0", "0000000000000000"})
    void whatIsNoHexadecimalNumberIsNone(String text) {
        assertThat(TextNumber.hexadecimal(text)).isNull();
    }
}
