package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.demo.Latencies;
import org.wardgate.gateway.demo.Latencies.Table;

class ReportTest {

    /** One bad pair of an even number does not decide, and neither does the mean of all. */
    @Test
    void theRatioIsTheMedianOfTheRatiosOfNeighbours() throws IOException {
        LatencyReport.Lines lines =
                new LatencyReport.Lines(1, List.of(pair(10, 12), pair(10, 14), pair(20, 400), pair(10, 16)));

        assertThat(lines.medianRatio(Table::p50)).isCloseTo(1.5, within(1e-9));
        assertThat(lines.floor().max()).isEqualTo(20_000);
        assertThat(lines.gateway().count()).isEqualTo(4);
        assertThat(lines.lost()).isEqualTo(4);
    }

    @Test
    void everyBlockIsInTheTableAndInTheJson() throws IOException {
        var settings = new LatencyBench.Settings(List.of(1), 1, Duration.ofSeconds(20));
        LatencyReport report = new LatencyReport(settings, List.of(new LatencyReport.Lines(1, List.of(pair(10, 12)))));

        assertThat(report.table()).contains("| 1 | 1.20 | 1.20 |", "| 1 | 1 | floor | 10.00 |", "| 1 | 1 | gateway |");
        JsonNode json = new ObjectMapper().readTree(report.json("wardgate bench latency"));
        assertThat(json.at("/bench").asText()).isEqualTo("latency");
        assertThat(json.at("/command").asText()).isEqualTo("wardgate bench latency");
        assertThat(json.at("/machine/cores").asInt()).isPositive();
        assertThat(json.at("/lines/0/medianP50Ratio").asDouble()).isEqualTo(1.2);
        assertThat(json.at("/lines/0/blocks")).hasSize(2);
        assertThat(json.at("/lines/0/blocks/1/alarms/p50Micros").asLong()).isEqualTo(12_000);
    }

    @Test
    void samplesOfMetersAreAddedUp() {
        String meters = """
                # HELP frames_total x
                frames_total{device="monitor-1"} 12.0
                frames_total{device="pump-1"} 3.0
                frames_total{device="monitor-2"} 1.5E2
                """;

        assertThat(ScaleBench.sum(meters, line -> line.startsWith("frames_total") && line.contains("monitor")))
                .isEqualTo(162);
    }

    private static LatencyReport.Pair pair(int floorMillis, int gatewayMillis) throws IOException {
        return new LatencyReport.Pair(block(Rig.Kind.FLOOR, floorMillis), block(Rig.Kind.GATEWAY, gatewayMillis));
    }

    private static Rig.Block block(Rig.Kind kind, int millis) throws IOException {
        Latencies alarms = new Latencies();
        alarms.add(Duration.ofMillis(millis));
        return new Rig.Block(
                kind,
                new SentFrames.Result(alarms, new Latencies(), 2, 1),
                new ObjectMapper().readTree("{\"hiccups\":{\"maxMicros\":1000}}"),
                new Latencies().table(),
                5,
                0);
    }
}
