package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the bursts of the page, whose data are JSON, to the bounds of IEC 60601-1-8 for auditory alarm signals. */
class BurstsTest {
    private static final String SCRIPT =
            new String(PageFiles.load().find("/bursts.js").orElseThrow().content(), StandardCharsets.UTF_8);

    private static JsonNode constant(String name) {
        int start = SCRIPT.indexOf("export const " + name + " = ") + ("export const " + name + " = ").length();
        return StationRig.parse(SCRIPT.substring(start, SCRIPT.indexOf(";\n", start)));
    }

    private static JsonNode bursts(String priority) {
        return constant("BURSTS").get(priority);
    }

    /** From the end of each pulse to the beginning of the next. */
    private static List<Integer> gaps(String priority) {
        JsonNode starts = bursts(priority).get("starts");
        List<Integer> gaps = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            gaps.add(starts.get(i).intValue()
                    - starts.get(i - 1).intValue()
                    - bursts(priority).get("pulseMillis").intValue());
        }
        return gaps;
    }

    @Test
    void aHighIsFivePulsesTwice() {
        int x = 100;
        int pulse = bursts("high").get("pulseMillis").intValue();
        assertThat(gaps("high")).containsExactly(x, x, 2 * x + pulse, x, 500, x, x, 2 * x + pulse, x);
        assertThat(x).isBetween(50, 125);
    }

    @Test
    void aMediumIsThreePulsesAndSlowerThanAHigh() {
        assertThat(gaps("medium")).containsExactly(200, 200);
        assertThat(gaps("medium").get(0))
                .isBetween(125, 250)
                .isGreaterThan(gaps("high").get(0));
    }

    @Test
    void aLowIsOnePulseThatIsNotRepeated() {
        assertThat(bursts("low").get("starts")).hasSize(1);
        assertThat(bursts("low").has("pauseMillis")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"high, 75, 200, 2500, 15000", "medium, 125, 250, 2500, 30000"})
    void pulsesAndPausesLieWithinTheirBounds(String priority, int least, int most, int leastPause, int mostPause) {
        assertThat(bursts(priority).get("pulseMillis").intValue()).isBetween(least, most);
        assertThat(bursts(priority).get("pauseMillis").intValue()).isBetween(leastPause, mostPause);
    }

    @Test
    void everyMelodyHasFiveNotesInRange() {
        JsonNode melodies = constant("MELODIES");
        assertThat(melodies).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode melody : melodies) {
            assertThat(melody).hasSize(5).allMatch(note -> note.doubleValue() >= 150 && note.doubleValue() <= 1000);
        }
    }

    /** Four harmonics at least within 300 to 4000 Hz of every note, none of them 15 dB below the fundamental. */
    @Test
    void everyNoteHasHarmonicsThatAreHeard() {
        JsonNode levels = constant("HARMONICS");
        for (JsonNode level : levels) {
            assertThat(20 * Math.log10(level.doubleValue() / levels.get(0).doubleValue()))
                    .isGreaterThan(-15);
        }
        for (JsonNode melody : constant("MELODIES")) {
            for (JsonNode note : melody) {
                int heard = 0;
                for (int harmonic = 2; harmonic <= levels.size(); harmonic++) {
                    double hertz = harmonic * note.doubleValue();
                    heard += hertz >= 300 && hertz <= 4000 ? 1 : 0;
                }
                assertThat(heard).isGreaterThanOrEqualTo(4);
            }
        }
    }

    @Test
    void aPulseRisesInATenthToFourTenthsOfItsLength() {
        assertThat(constant("RISE").doubleValue()).isBetween(0.1, 0.4);
    }
}
