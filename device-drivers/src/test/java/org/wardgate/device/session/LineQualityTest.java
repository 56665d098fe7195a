package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineQualityTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LineQuality quality = new LineQuality();

    /** More than one in twenty, and three at least. The damaged frames are spread out, so that no five stand in a row. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0, 2, false",
        "2, 2, false",
        "0, 3, true",
        "56, 3, true", // 3 of 59
        "57, 3, false", // 3 of 60 is one in twenty
        "58, 3, false",
        "75, 4, true", // 4 of 79
        "76, 4, false" // 4 of 80
    })
    void aLineIsDisturbedAboveOneDamagedFrameInTwentyAndFromThreeOn(int good, int bad, boolean disturbed) {
        for (int i = 0; i < bad; i++) {
            quality.onBad(0);
        }
        for (int i = 0; i < good; i++) {
            quality.onGood(0);
        }

        assertThat(quality.isDisturbed(0)).isEqualTo(disturbed);
    }

    @Test
    void fiveDamagedFramesInARowDisturbALineThatWasCleanForAMinute() {
        for (int i = 0; i < 1000; i++) {
            quality.onGood(0);
        }
        for (int i = 0; i < 4; i++) {
            quality.onBad(0);
        }
        assertThat(quality.isDisturbed(0)).isFalse();

        quality.onBad(0);
        assertThat(quality.isDisturbed(0)).isTrue();

        quality.onGood(0);
        assertThat(quality.isDisturbed(0)).isFalse();
    }

    @Test
    void damagedFramesWithAGoodOneBetweenThemAreNotInARow() {
        for (int i = 0; i < 1000; i++) {
            quality.onGood(0);
        }
        for (int i = 0; i < 8; i++) {
            quality.onBad(0);
            if (i % 4 == 3) {
                quality.onGood(0);
            }
        }

        assertThat(quality.isDisturbed(0)).isFalse();
    }

    /** The row stays as it is while nothing comes: silence does not make a line clean. */
    @Test
    void aRowOfDamagedFramesDoesNotAge() {
        for (int i = 0; i < 5; i++) {
            quality.onBad(0);
        }

        assertThat(quality.isDisturbed(3600 * SECOND)).isTrue();
    }

    /** A bucket is ten seconds wide, so a frame counts for more than fifty seconds and at most sixty. */
    @ParameterizedTest
    @CsvSource({"0, 60", "5, 60", "9, 60", "10, 70", "19, 70"})
    void aDamagedFrameIsForgottenWhenItsBucketIsAMinuteOld(long atSeconds, long forgottenSeconds) {
        quality.onGood(atSeconds * SECOND);
        for (int i = 0; i < 3; i++) {
            quality.onBad(atSeconds * SECOND);
        }

        assertThat(quality.isDisturbed(forgottenSeconds * SECOND - 1)).isTrue();
        assertThat(quality.isDisturbed(forgottenSeconds * SECOND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 61, 120, 3600, 1_000_000_000L})
    void aPauseOfAnyLengthForgetsEverything(long seconds) {
        for (int second = 0; second < 60; second += 10) {
            quality.onBad(second * SECOND);
            quality.onGood(second * SECOND);
        }
        assertThat(quality.isDisturbed(59 * SECOND)).isTrue();

        long later = (59 + seconds) * SECOND;
        assertThat(quality.isDisturbed(later)).isFalse();
        quality.onBad(later);
        quality.onBad(later);
        assertThat(quality.isDisturbed(later)).isFalse();
        quality.onBad(later);
        assertThat(quality.isDisturbed(later)).isTrue();
    }

    @Test
    void theShareIsOfTheWholeMinute() {
        for (int second = 0; second < 60; second++) {
            quality.onGood(second * SECOND);
            if (second % 20 == 0) {
                quality.onBad(second * SECOND);
            }
        }

        assertThat(quality.isDisturbed(59 * SECOND))
                .as("3 of 63 frames in the minute")
                .isFalse();
        assertThat(quality.isDisturbed(60 * SECOND)).as("2 of 52").isFalse();
        quality.onBad(60 * SECOND);
        assertThat(quality.isDisturbed(60 * SECOND)).as("3 of 53").isTrue();
    }
}
