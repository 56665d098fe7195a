package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "1ms, PT0.001S",
        "500ms, PT0.5S",
        "60s, PT1M",
        "5min, PT5M",
        "2h, PT2H",
        "999999999s, PT999999999S",
    })
    void aNumberAndAUnitAreADuration(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "60",
                "s",
                "0s",
                "-1s",
                "+1s",
                "1.5s",
                "060s",
                "60 s",
                "60S",
                "60m",
                "60sec",
                "PT60S",
                "1d",
                "1000000000s",
                "60s "
            })
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no duration; write a number and a unit: 500ms, 60s, 5min, 2h");
    }
}
