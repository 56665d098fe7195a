package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.json.EventJson;
import org.wardgate.model.DeviceEvent;

/** What the flight recorder kept of a run says the same as the run did. */
@Timeout(120)
class FlightRecorderIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DEVICES = List.of("bed1-pump", "bed1-monitor");

    @TempDir
    private Path directory;

    @TempDir
    private Path output;

    @Test
    void aRecordingDecodesToWhatWasSeenLive() throws IOException, InterruptedException {
        Witness witness = new Witness();
        var beds = List.of(Beds.bed(1, Beds.pump(), Beds.monitor(Duration.ofSeconds(30))));
        try (House house = House.start(directory, 10, beds, witness)) {
            Station station = house.station();
            station.await(
                    0,
                    message -> message.isVitalsOf("1")
                            && message.values("bed1-monitor").stream()
                                    .anyMatch(
                                            value -> value.path("slot").asText().equals("systolic-pressure")
                                                    && value.has("shown")),
                    "the first measurement of the cuff");
            // the end of a line is the end of its recording: what comes later would be recorded and not seen
            int mark = station.mark();
            for (String device : DEVICES) {
                house.simulator().unplug(device);
                station.await(mark, message -> message.status(device).equals("closed"), device + " closed");
            }
            house.assertOnlyAsked();
        }
        Map<String, Command> decoding = new LinkedHashMap<>();
        for (String device : DEVICES) {
            Path file = recordingOf(device);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            decoding.put(device, Command.start(output, "decode", file.toString()));
        }
        for (String device : DEVICES) {
            Command.Result result = Objects.requireNonNull(decoding.get(device)).await();
            assertThat(result.exitCode()).as(result.err()).isZero();
            Contents decoded = new Contents();
            for (String line : result.out().lines().toList()) {
                decoded.take(JSON.readTree(line));
            }
            assertThat(witness.of(device)).as("seen live of " + device).hasSizeGreaterThan(5);
            assertThat(decoded.all).as("decoded of " + device).isEqualTo(witness.of(device));
        }
    }

    private Path recordingOf(String device) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("recordings"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(device + "."))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /**
     * What events say of the patient or the pump, in order, without times and numbers of their own. A bed passes over a measurement
     * of a cuff that is only repeated, so it is passed over here.
     */
    private static final class Contents {
        private final List<String> all = new ArrayList<>();
        private final Map<String, String> episodes = new HashMap<>();

        void take(JsonNode event) {
            switch (event.path("kind").asText()) {
                case "reading" -> {
                    String channel = event.at("/metric/id").asText() + " "
                            + event.path("channel").asText();
                    String content = channel + " " + event.path("value")
                            + event.path("missing").asText();
                    String episode = content + " " + event.at("/episode/key").asText();
                    if (!event.has("episode") || !episode.equals(episodes.put(channel, episode))) {
                        all.add(content);
                    }
                }
                case "pump-status" ->
                    all.add(event.path("state").asText() + " " + event.path("delivery") + " "
                            + event.path("syringe").asText());
                default -> {
                    // alerts, identities and states of the line are not values
                }
            }
        }
    }

    /** Sees every state of the bed and keeps what is new in each; on the ward's executor. */
    private static final class Witness implements WardListener {
        private final EventJson json = new EventJson(true);
        private final Map<String, Long> seen = new HashMap<>();
        private final Map<String, Contents> contents = new HashMap<>();

        List<String> of(String device) {
            return contents.getOrDefault(device, new Contents()).all;
        }

        @Override
        public void alarm(WardAlarmEvent event) {
            // a recording holds what devices say
        }

        @Override
        public void bed(BedState state) {
            for (BedState.Device device : state.devices()) {
                List<DeviceEvent> events = new ArrayList<>();
                if (device.pump() != null) {
                    events.add(device.pump().event());
                }
                state.values().forEach(value -> events.add(value.reading().event()));
                events.stream()
                        .filter(event -> event.header().deviceId().equals(device.deviceId()))
                        .sorted(Comparator.comparingLong(event -> event.header().sequence()))
                        .forEach(this::take);
            }
        }

        private void take(DeviceEvent event) {
            String device = event.header().deviceId();
            long sequence = event.header().sequence();
            if (seen.getOrDefault(device, 0L) < sequence) {
                seen.put(device, sequence);
                try {
                    contents.computeIfAbsent(device, key -> new Contents()).take(JSON.readTree(json.line(event)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
