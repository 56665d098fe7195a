package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.simulator.scenario.device.RecordedIntellivue;

/** A real monitor, as far as a recording of one goes: a Philips M8000 with an ECG, and neither SpO2 probe nor cuff. */
@Timeout(60)
class RecordedMonitorIT {
    private static final String RECORDING = "mib-serial-m8000-handshake-numerics-waves.raw";
    private static final String MONITOR = "bed1-monitor";

    // ISO/IEEE 11073-10101
    private static final String HEART_RATE = "mdc:147842";
    private static final String ST_LEAD_II = "mdc:131842";
    private static final String VENTRICULAR_PREMATURE_BEATS = "mdc:148065";
    private static final String OXYGEN_SATURATION = "mdc:150456";
    private static final String CUFF_SYSTOLIC = "mdc:150021";

    @TempDir
    private Path directory;

    @Test
    void aRealMonitorIsReadAndReadAgainAfterItsCableWasOut() throws IOException {
        Path recording = Path.of(System.getProperty("wardgate.captures", "captures"), "intellivue", RECORDING);
        assumeTrue(Files.isReadable(recording), () -> "no recording at " + recording + "; set -Dwardgate.captures");
        var beds = List.of(Beds.bed(1, new RecordedIntellivue("monitor", recording)));
        try (House house = House.start(directory, 10, beds)) {
            Station station = house.station();
            assertIsTheMonitor(station.await(0, RecordedMonitorIT::hasValues, "the monitor's values"));

            int pulled = station.mark();
            house.simulator().unplug(MONITOR);
            station.await(pulled, message -> message.isAlarm("start", "LINE_LOST", MONITOR), "LINE_LOST");
            station.await(pulled, message -> message.status(MONITOR).equals("closed"), "a closed line");
            int plugged = station.mark();
            house.simulator().plug(MONITOR);
            station.await(plugged, message -> message.isAlarm("end", "LINE_LOST", MONITOR), "the alarm's end");
            assertIsTheMonitor(station.await(
                    plugged,
                    message -> hasValues(message)
                            && message.values(MONITOR).stream()
                                    .filter(value -> value.has("shown"))
                                    .allMatch(value -> value.path("ageMillis").longValue() < 5000),
                    "new values"));
            assertThat(house.counter(MONITOR, "associations")).isGreaterThanOrEqualTo(2);
            house.assertOnlyAsked();
        }
    }

    private static boolean hasValues(Station.Heard message) {
        return message.isVitalsOf("1")
                && message.status(MONITOR).equals("live")
                && message.values(MONITOR).stream().anyMatch(value -> value.has("shown"));
    }

    private static void assertIsTheMonitor(Station.Heard message) {
        JsonNode identity = message.device(MONITOR).path("identity");
        assertThat(identity.path("manufacturer").asText()).isEqualTo("Philips");
        assertThat(identity.path("model").asText()).startsWith("M8000");
        assertThat(identity.path("serialNumber").asText()).isEqualTo("0009FB029E18");
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode value : message.values(MONITOR)) {
            JsonNode reading = value.path("reading");
            String text = value.has("shown")
                    ? value.path("shown").asText()
                    : "missing " + reading.path("missing").asText();
            shown.put(reading.at("/metric/id").asText(), text);
        }
        assertThat(shown)
                .containsEntry(HEART_RATE, "60")
                .containsEntry(ST_LEAD_II, "-1.5")
                .containsEntry(VENTRICULAR_PREMATURE_BEATS, "0")
                .containsEntry(OXYGEN_SATURATION, "missing invalid")
                .containsEntry(CUFF_SYSTOLIC, "missing unavailable");
    }
}
