package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** Each measurement with a gateway in a process of its own; that it measures, not what. */
@Timeout(120)
class BenchIT {
    private final TimeSource time = new SystemTimeSource();

    @TempDir
    private Path directory;

    @Test
    void gatewayAndFloorAreHeardUnderTheSameLoad() throws IOException {
        var settings = new LatencyBench.Settings(List.of(2), 1, Duration.ofSeconds(1));

        JsonNode json = json(new LatencyBench(settings, time, directory, line -> {}).run());

        for (JsonNode block : json.at("/lines/0/blocks")) {
            assertThat(block.at("/sent").asInt()).as(block.toString()).isBetween(2, 6);
            assertThat(block.at("/lost").asInt()).as(block.toString()).isZero();
            assertThat(block.at("/alarms/count").asInt())
                    .isEqualTo(block.at("/sent").asInt());
            assertThat(block.at("/alarms/p50Micros").asLong()).isPositive();
            assertThat(block.at("/witness/hiccups/count").asInt()).isPositive();
        }
        assertThat(json.at("/lines/0/vitals/count").asInt()).isPositive();
    }

    @Test
    void aWardOverTcpLosesNothing() throws IOException {
        var settings = new ScaleBench.Settings(List.of(5), Duration.ofSeconds(2));

        JsonNode ward = json(new ScaleBench(settings, time, directory, line -> {}).run())
                .at("/wards/0");

        assertThat(ward.at("/lostFrames").asInt()).isZero();
        assertThat(ward.at("/lostAlarms").asInt()).isZero();
        assertThat(ward.at("/drops").asInt()).isZero();
        assertThat(ward.at("/alarms/count").asInt()).isPositive();
        assertThat(ward.at("/valuesPerSecond").asDouble()).isPositive();
        assertThat(ward.at("/residentBytes").asLong()).isGreaterThan(10_000_000);
    }

    @Test
    void aStartEndsWithAVitalSign() throws IOException {
        var settings = new StartBench.Settings(2, 1, Duration.ofMillis(10));

        JsonNode start = json(new StartBench(settings, time, directory, line -> {}).run())
                .at("/starts/0");

        assertThat(start.at("/firstVitalSignMillis").asLong())
                .isGreaterThan(start.at("/pageMillis").asLong());
    }

    @Test
    void aProgramThatDoesNotStartIsToldWithItsLastWords() {
        assertThatThrownBy(() -> Child.start(directory.resolve("log.txt"), "no.such.Program", List.of()))
                .isInstanceOf(UnableException.class)
                .hasMessageContaining("no.such.Program")
                .hasMessageContaining("ClassNotFoundException");
    }

    private static JsonNode json(Report report) throws IOException {
        assertThat(report.table()).contains("| ");
        return new ObjectMapper().readTree(report.json("test"));
    }
}
