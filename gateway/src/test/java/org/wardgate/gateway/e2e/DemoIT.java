package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.gateway.demo.Demo;
import org.wardgate.gateway.demo.DemoSummary;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.simulator.scenario.ExpectedAlarm;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** The demonstration, by itself and by the command: the one alarm that must be raised is raised, in time, and no other. */
@Timeout(120)
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path directory;

    @TempDir
    private Path output;

    @Test
    void aFallOfPressureIsTheOneAlarmOfTheDemonstration() throws IOException {
        TimeSource wall = new SystemTimeSource();
        Hiccups hiccups = Hiccups.watch(wall);
        try (Demo demo = new Demo(Scenarios.load("pressure-falls"), 4, new SystemTimeSource(10), directory)) {
            int port = demo.start(0, true);
            try (Station station = Station.connect(port, wall)) {
                Station.Heard alarm = station.await(0, message -> message.is("alarm"), "an alarm");
                Station.Heard last = station.await(
                        station.mark(),
                        message -> message.is("heartbeat")
                                && demo.summary().patientTime().toSeconds() >= 80,
                        "the end of the window");
                assertThat(station.alarms(0)).as("%s", hiccups).containsExactly("start HYPOTENSION 2 ");
                assertThat(alarm.json().at("/alarm/text").asText())
                        .isEqualTo("SBP 84 below 90 by cuff, MAP 59 below 65 by cuff");
                assertThat(last.json().get("unconfirmed").longValue()).isZero();
            }
            DemoSummary summary = demo.summary();
            assertSound(summary);
            assertThat(withAnotherExpectation(summary).problems()).hasSize(2);
            assertDocument(JSON.readTree(summary.toJson()));
        }
    }

    @Test
    void theCommandSaysTheSameInOneJsonDocument() throws IOException, InterruptedException {
        Hiccups hiccups = Hiccups.watch(new SystemTimeSource());
        Command.Result result = Command.start(
                        output, "demo", "--beds", "4", "--speed", "10", "--for", "9s", "--port", "0")
                .await();
        assertThat(result.exitCode()).as("%s; %s", result.err(), hiccups).isZero();
        assertDocument(JSON.readTree(result.out()));
    }

    private static void assertSound(DemoSummary summary) {
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.alarms()).singleElement().satisfies(event -> {
            assertThat(event.bed()).isEqualTo("2");
            assertThat(event.event().alarm().rule()).isEqualTo("HYPOTENSION");
        });
        assertThat(summary.wire().frames()).isGreaterThan(500);
        assertThat(summary.wire().badFrames()).isZero();
        assertThat(summary.wire().refused()).isZero();
        assertThat(summary.wire().violations()).isZero();
    }

    /** The control: the same run, held against what did not happen, is not sound. */
    private static DemoSummary withAnotherExpectation(DemoSummary summary) {
        ScenarioFile played = summary.scenario();
        ExpectedAlarm expected = played.expect().get(0);
        ExpectedAlarm other = new ExpectedAlarm("TACHYCARDIA", "2", null, expected.earliest(), expected.latest());
        ScenarioFile judged = new ScenarioFile(
                played.name(),
                played.description(),
                played.length(),
                played.bedCount(),
                played.beds(),
                played.others(),
                List.of(other));
        return new DemoSummary(
                judged,
                summary.beds(),
                summary.speed(),
                summary.patientTime(),
                summary.startNanos(),
                summary.alarms(),
                summary.wire(),
                summary.station());
    }

    private static void assertDocument(JsonNode document) {
        assertThat(document.get("ok").booleanValue()).as(document.toString()).isTrue();
        assertThat(document.get("problems")).isEmpty();
        assertThat(document.get("alarms")).singleElement().satisfies(alarm -> {
            assertThat(alarm.get("rule").textValue()).isEqualTo("HYPOTENSION");
            assertThat(alarm.get("bed").textValue()).isEqualTo("2");
            assertThat(alarm.get("atSeconds").doubleValue()).isBetween(30.0, 60.0);
        });
        assertThat(document.get("readings").longValue()).isGreaterThan(500);
        assertThat(document.get("badFrames").longValue()).isZero();
        assertThat(document.get("refusedWrites").longValue()).isZero();
        assertThat(document.get("violations").longValue()).isZero();
        assertThat(document.at("/latency/readings/count").longValue()).isPositive();
        System.out.println("latency, microseconds, last byte in to message at a station, 4 beds at speed 10: "
                + document.get("latency"));
    }
}
