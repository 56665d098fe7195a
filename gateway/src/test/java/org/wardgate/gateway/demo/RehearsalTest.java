package org.wardgate.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.simulator.scenario.ScenarioFile;

/** Scenarios in lock step: what each expects comes, in time, and nothing else does. */
@Tag("computation")
class RehearsalTest {
    private static final Path SCENARIOS =
            Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")), "config", "scenarios");

    @Test
    void everyScenarioOfTheDirectoryIsKnownByName() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Scenarios.shipped());
        }
    }

    @ParameterizedTest
    @MethodSource("org.wardgate.gateway.demo.Scenarios#shipped")
    void everyShippedScenarioRaisesWhatItExpectsAndNothingElse(String name) throws IOException {
        DemoSummary summary = played(Scenarios.load(name));

        assertThat(summary.problems()).as(summary.toJson()).isEmpty();
        assertThat(summary.wire().frames()).isGreaterThan(100);
    }

    @Test
    void theWardShowsTheLimitsOfItsProfile() throws IOException {
        ScenarioFile scenario = Scenarios.load("pressure-falls");
        try (Rehearsal rehearsal = new Rehearsal(scenario, scenario.bedCount())) {
            assertThat(rehearsal.ward().ward().limits())
                    .isNotEmpty()
                    .isEqualTo(Scenarios.adultAlarms().inside());
        }
    }

    @Test
    void theSameScenarioGivesTheSameEventsEachTime() throws IOException {
        ScenarioFile scenario = Scenarios.load("pressure-falls");

        assertThat(played(scenario).toJson()).isEqualTo(played(scenario).toJson());
    }

    private static DemoSummary played(ScenarioFile scenario) throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(scenario, scenario.bedCount())) {
            rehearsal.playThrough();
            return rehearsal.summary();
        }
    }
}
