package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

class AlarmFileTest {
    private static final AlarmFile.Timing DEFAULT_TIMING = new AlarmFile.Timing(
            seconds(10), seconds(900), seconds(3), seconds(60), seconds(20), seconds(180), seconds(600));
    private static final String SHORTEST = """
            rules:
              - id: LOW_SPO2
                title: Low saturation
                criteria:
                  - signal: oxygen-saturation
                    side: below
                    limits: {medium: 90}
            """;

    @Test
    void whatIsLeftOutHasItsDefault() {
        AlarmFile file = read(SHORTEST);

        assertThat(file.timing()).isEqualTo(DEFAULT_TIMING);
        assertThat(file.rules())
                .containsExactly(new AlarmFile.Rule(
                        "LOW_SPO2",
                        "Low saturation",
                        List.of(new AlarmFile.Watch(
                                Signal.OXYGEN_SATURATION,
                                Side.BELOW,
                                new AlarmFile.Limits(null, Decimal.of(90), null),
                                Decimal.of(0),
                                3,
                                seconds(10),
                                seconds(5),
                                null))));
    }

    @Test
    void everyKeyIsMapped() throws Exception {
        AlarmFile file = read("""
                rules:
                  - id: FAST_BREATHING
                    title: Fast breathing
                    criteria:
                      - signal: respiration-rate
                        side: above
                        limits: {low: 22, medium: 25.5, high: 30}
                        hysteresis: 1.5
                        median: 5
                        delay: 20s
                        clear-delay: 6s
                        worsening: 2.5
                timing:
                  stale-after: 11s
                  episodic-stale-after: 20min
                  fresh-for: 4s
                  stale-escalation: 61s
                  infusing-line-escalation: 21s
                  re-alarm-high: 2min
                  re-alarm-medium: 9min
                """);

        AlarmFile.Watch watch = new AlarmFile.Watch(
                Signal.RESPIRATION_RATE,
                Side.ABOVE,
                new AlarmFile.Limits(Decimal.of(22), Decimal.parse("25.5"), Decimal.of(30)),
                Decimal.parse("1.5"),
                5,
                seconds(20),
                seconds(6),
                Decimal.parse("2.5"));
        AlarmFile.Timing timing = new AlarmFile.Timing(
                seconds(11), seconds(1200), seconds(4), seconds(61), seconds(21), seconds(120), seconds(540));
        assertThat(file)
                .isEqualTo(new AlarmFile(
                        List.of(new AlarmFile.Rule("FAST_BREATHING", "Fast breathing", List.of(watch))), timing));
        Components.assertAllDiffer(
                watch, read(SHORTEST).rules().get(0).criteria().get(0));
        Components.assertAllDiffer(timing, DEFAULT_TIMING);
    }

    @Test
    void theProfileForAdultsIsWhatItsDocumentationSays() {
        Path adult = Path.of(System.getProperty("wardgate.root", ".."), "config/alarms/adult.yaml");

        AlarmProfile profile = StrictYaml.read(adult, AlarmFile.class).toProfile();

        Criterion saturation = new Criterion(
                Signal.OXYGEN_SATURATION,
                Side.BELOW,
                Map.of(
                        Priority.LOW, Decimal.of(94),
                        Priority.MEDIUM, Decimal.of(92),
                        Priority.HIGH, Decimal.of(88)),
                Decimal.of(2),
                new Filter(3, seconds(15), seconds(5)),
                Decimal.of(4));
        Criterion veryLow = new Criterion(
                Signal.OXYGEN_SATURATION,
                Side.BELOW,
                Map.of(Priority.HIGH, Decimal.of(80)),
                Decimal.of(2),
                new Filter(3, seconds(0), seconds(5)),
                Decimal.of(4));
        assertThat(profile.rules())
                .containsExactly(
                        rule(
                                "HYPOTENSION",
                                "Hypotension",
                                criterion(Signal.SYSTOLIC_PRESSURE, Side.BELOW, 90, 80, 5, 15, 8),
                                criterion(Signal.MEAN_PRESSURE, Side.BELOW, 65, 55, 3, 15, 5)),
                        rule(
                                "HYPERTENSION",
                                "Hypertension",
                                criterion(Signal.SYSTOLIC_PRESSURE, Side.ABOVE, 160, 180, 5, 15, 8),
                                criterion(Signal.DIASTOLIC_PRESSURE, Side.ABOVE, 100, 110, 5, 15, 5)),
                        rule(
                                "TACHYCARDIA",
                                "Tachycardia",
                                criterion(Signal.HEART_RATE, Side.ABOVE, 120, 140, 5, 10, 15)),
                        rule("BRADYCARDIA", "Bradycardia", criterion(Signal.HEART_RATE, Side.BELOW, 50, 40, 3, 10, 15)),
                        rule("DESATURATION", "Desaturation", saturation, veryLow),
                        rule(
                                "RR_LOW",
                                "Slow breathing",
                                criterion(Signal.RESPIRATION_RATE, Side.BELOW, 10, 8, 1, 15, 3)),
                        rule(
                                "RR_HIGH",
                                "Fast breathing",
                                criterion(Signal.RESPIRATION_RATE, Side.ABOVE, 24, 30, 2, 20, 3)),
                        rule(
                                "ETCO2_HIGH",
                                "High end-tidal CO2",
                                criterion(Signal.END_TIDAL_CO2, Side.ABOVE, 50, 60, 3, 30, 8)),
                        rule(
                                "ETCO2_LOW",
                                "Low end-tidal CO2",
                                criterion(Signal.END_TIDAL_CO2, Side.BELOW, 25, 15, 3, 20, 8)));
        assertThat(profile.timing()).isEqualTo(DEFAULT_TIMING.toTiming());
    }

    /** The band in which a value violates nothing that is MEDIUM or above; LOW limits and missing sides leave it open. */
    @Test
    void theBandOfASignalLiesBetweenItsLeastSevereLimits() {
        AlarmProfile profile = read(SHORTEST + """
                      - signal: oxygen-saturation
                        side: below
                        limits: {low: 96, high: 91}
                      - signal: heart-rate
                        side: above
                        limits: {medium: 120, high: 140}
                      - signal: heart-rate
                        side: below
                        limits: {high: 40}
                      - signal: heart-rate
                        side: above
                        limits: {medium: 125}
                      - signal: respiration-rate
                        side: below
                        limits: {low: 10}
                """).toProfile();

        assertThat(profile.inside())
                .containsOnly(
                        Map.entry(Signal.OXYGEN_SATURATION, new AlarmProfile.Inside(Decimal.of(91), null)),
                        Map.entry(Signal.HEART_RATE, new AlarmProfile.Inside(Decimal.of(40), Decimal.of(120))));
    }

    static Stream<Arguments> mistakes() {
        String watch = "signal: oxygen-saturation";
        return Stream.of(
                Arguments.of(
                        "limits: {medium: 90}",
                        "limits: {medium: 90, high: 95}",
                        "7:9: the limits on SpO2 do not lie below each other as their priorities rise: [90, 95]"),
                Arguments.of(
                        "limits: {medium: 90}",
                        "limits: {low: 90, high: 90}",
                        "7:9: the limits on SpO2 do not lie below each other as their priorities rise: [90, 90]"),
                Arguments.of(
                        "side: below\n        limits: {medium: 90}",
                        "side: above\n        limits: {medium: 90, high: 85}",
                        "7:9: the limits on SpO2 do not lie above each other as their priorities rise: [90, 85]"),
                Arguments.of("limits: {medium: 90}", "limits: {}", "7:9: a criterion on SpO2 has no limit"),
                Arguments.of(
                        watch,
                        "hysteresis: -1\n        " + watch,
                        "5:21: hysteresis: -1 is out of range; allowed is at least 0"),
                Arguments.of(
                        watch,
                        "worsening: 0\n        " + watch,
                        "5:9: the worsening on SpO2 is above 0, or left out, not 0"),
                Arguments.of(watch, "median: 4\n        " + watch, "5:9: median is 1, 3, 5, 7 or 9, not 4"),
                Arguments.of(
                        watch,
                        "delay: 61s\n        " + watch,
                        "5:16: delay: 61s is out of range; allowed is 0s to 60s"),
                Arguments.of("LOW_SPO2", "low-spo2", "2:5: a rule's name is spelled like HYPOTENSION, not 'low-spo2'"),
                Arguments.of(
                        watch,
                        "signal: spo2",
                        "5:17: signal: expected one of heart-rate, systolic-pressure, mean-pressure,"
                                + " diastolic-pressure, oxygen-saturation, respiration-rate, end-tidal-co2; found 'spo2'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aRuleThatCannotBeMeantIsRefusedAtItsPlace(String sound, String mistaken, String message) {
        assertThat(SHORTEST).contains(sound);
        assertThatThrownBy(() -> read(SHORTEST.replace(sound, mistaken)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("x.yaml:" + message);
    }

    @Test
    void aRuleWithoutACriterionIsRefused() {
        assertThatThrownBy(() -> read("rules: [{id: A, title: A, criteria: []}]\n"))
                .hasMessage("x.yaml:1:27: rule A has no criterion");
    }

    /** A file that watches nothing would show a bed as quiet. */
    @Test
    void aFileWithoutARuleIsRefused() {
        assertThatThrownBy(() -> read("rules: []\n")).hasMessage("x.yaml:1:1: an alarm profile has at least one rule");
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        String twice = SHORTEST + SHORTEST.substring("rules:\n".length());

        assertThatThrownBy(() -> read(twice))
                .hasMessage("x.yaml:8:5: rule LOW_SPO2 is there twice; give each a name of its own");
    }

    private static LimitRule rule(String id, String title, Criterion... criteria) {
        return new LimitRule(id, title, List.of(criteria));
    }

    private static Criterion criterion(
            Signal signal, Side side, int medium, int high, int hysteresis, int delaySeconds, int worsening) {
        return new Criterion(
                signal,
                side,
                Map.of(Priority.MEDIUM, Decimal.of(medium), Priority.HIGH, Decimal.of(high)),
                Decimal.of(hysteresis),
                new Filter(3, seconds(delaySeconds), seconds(5)),
                Decimal.of(worsening));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static AlarmFile read(String text) {
        return StrictYaml.read("x.yaml", text, AlarmFile.class);
    }
}
