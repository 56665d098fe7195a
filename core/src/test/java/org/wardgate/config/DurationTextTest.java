package org.wardgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"0s", "1ms", "999ms", "1s", "59s", "1min", "90s", "1h", "90min", "999999999h"})
    void whatIsSpelledIsRead(String text) {
        assertThat(DurationText.spell(DurationText.parse(text).orElseThrow())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "5 s, 5s",
        "5 sec, 5s",
        "90 seconds, 90s",
        "5S, 5s",
        "500 MS, 500ms",
        "500 msec, 500ms",
        "5m, 5min",
        "5 mins, 5min",
        "2hrs, 2h",
        "1.5s, 1500ms",
        "0.5h, 30min",
        "2.0s, 2s",
        "05s, 5s",
        "1h30min, 90min",
        "1 min 30 sec, 90s",
        "0, 0s",
        "00, 0s",
        "0.0s, 0s"
    })
    void anotherSpellingIsRecognised(String text, String meant) {
        assertThat(DurationText.parse(text)).isEmpty();
        assertThat(DurationText.suggest(text, value -> true)).isEqualTo("; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "soon",
                "-5s",
                "5 fortnights",
                "5s later",
                "0.0001s",
                "1s, 2s",
                "1234567890s",
                "5.",
                "1e3s",
                "5\u00b5s"
            })
    void whatHasNoNearMeaningGetsNoSuggestion(String text) {
        assertThat(DurationText.suggest(text, value -> true)).isEmpty();
    }

    /** Whether 15 was seconds or minutes is for a person to say: a wrong guess that is taken over unread would be an alarm too late. */
    @Test
    void ofAMissingUnitAllThatAreAllowedAreNamed() {
        assertThat(DurationText.suggest("015", value -> true))
                .isEqualTo("; did you mean '15ms', '15s', '15min' or '15h'?");
        assertThat(DurationText.suggest("15", value -> value.compareTo(Duration.ofMinutes(1)) >= 0))
                .isEqualTo("; did you mean '15min' or '15h'?");
        assertThat(DurationText.suggest("15", value -> value.toHours() == 15)).isEqualTo("; did you mean '15h'?");
        assertThat(DurationText.suggest("15", value -> false)).isEmpty();
    }
}
