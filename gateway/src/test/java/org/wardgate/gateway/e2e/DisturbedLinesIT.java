package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four devices in four beds fall silent at the same moment and come back at the same moment: two are frozen, two send noise. All
 * is over when the tests begin; each looks at the one transcript of what a station was told.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisturbedLinesIT {
    private static final String FROZEN_PUMP = "bed1-pump";
    private static final String FROZEN_MONITOR = "bed2-monitor";
    private static final String BABBLING_PUMP = "bed3-pump";
    private static final String BABBLING_MONITOR = "bed4-monitor";
    private static final List<String> DISTURBED = List.of(FROZEN_PUMP, FROZEN_MONITOR, BABBLING_PUMP, BABBLING_MONITOR);
    private static final int BYTES_PER_SECOND = 3000;
    /** What was under way when the disturbance began has arrived after this. */
    private static final Duration UNDER_WAY = Duration.ofMillis(250);

    private @Nullable House started;
    private List<Station.Heard> transcript = List.of();
    private Instant began = Instant.MAX;
    private Instant ended = Instant.MAX;
    private int before;
    private int after;

    @BeforeAll
    void disturbAndMend(@TempDir Path directory) throws IOException {
        House house = House.start(directory, 1, Beds.quiet(4));
        started = house;
        Station station = house.station();
        for (String device : DISTURBED) {
            station.await(0, message -> isLiveWithValues(message, device), device + " with values");
        }
        before = station.mark();
        began = house.time().now().wall();
        house.simulator().freeze(FROZEN_PUMP);
        house.simulator().freeze(FROZEN_MONITOR);
        house.simulator().babble(BABBLING_PUMP, BYTES_PER_SECOND, 1);
        house.simulator().babble(BABBLING_MONITOR, BYTES_PER_SECOND, 2);
        for (String device : DISTURBED) {
            station.await(before, message -> message.isAlarm("start", "LINE_LOST", device), device + " lost");
            station.await(before, message -> message.status(device).equals("silent"), device + " silent");
        }
        after = station.mark();
        ended = house.time().now().wall();
        DISTURBED.forEach(house.simulator()::thaw);
        for (String device : DISTURBED) {
            station.await(after, message -> message.isAlarm("end", "LINE_LOST", device), device + " back");
            station.await(after, message -> isNewAfter(message, device, ended), device + " with new values");
        }
        transcript = station.since(0);
    }

    @AfterAll
    void close() {
        if (started != null) {
            started.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FROZEN_PUMP, BABBLING_PUMP})
    void aPumpIsSilentAfterThreePollsAndFiveSeconds(String pump) {
        Duration silence = silenceOf(pump);
        System.out.println(pump + " was declared silent after " + silence.toMillis() + " ms");
        assertThat(silence).isBetween(Duration.ofMillis(4950), Duration.ofSeconds(9));
        assertThat(house().note(pump, "poll-missed")).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {FROZEN_MONITOR, BABBLING_MONITOR})
    void aMonitorIsSilentAfterEightSeconds(String monitor) {
        Duration silence = silenceOf(monitor);
        System.out.println(monitor + " was declared silent after " + silence.toMillis() + " ms");
        assertThat(silence).isBetween(Duration.ofMillis(7950), Duration.ofSeconds(10));
    }

    @Test
    void aFrozenDeviceGivesNoAnswerAndABabblingOneIsNoise() {
        assertThat(wordsOf(FROZEN_PUMP)).contains("no answer");
        assertThat(wordsOf(FROZEN_MONITOR)).contains("no answer");
        assertThat(wordsOf(BABBLING_PUMP)).contains("noise");
        assertThat(wordsOf(BABBLING_MONITOR)).contains("noise");
    }

    /** The noise is damaged frames by the hundred, which is an alarm of its own on the lines that babble. */
    @Test
    void thereIsNoOtherAlarm() {
        List<String> alarms = house().station().alarms(0);
        assertThat(alarms)
                .contains("start LINE_LOST 1 " + FROZEN_PUMP, "end LINE_LOST 1 " + FROZEN_PUMP)
                .contains("start LINE_LOST 2 " + FROZEN_MONITOR, "end LINE_LOST 2 " + FROZEN_MONITOR);
        assertThat(alarms)
                .allMatch(alarm -> alarm.contains(" LINE_LOST ")
                        || (alarm.contains(" BAD_FRAMES ")
                                && (alarm.endsWith(BABBLING_PUMP) || alarm.endsWith(BABBLING_MONITOR))));
    }

    @Test
    void nothingGrowsYoungerWhileADeviceIsNotHeard() {
        for (String device : DISTURBED) {
            Map<String, Long> ages = new HashMap<>();
            int looks = 0;
            for (Station.Heard message : disturbed()) {
                Instant written = Instant.parse(message.json().path("at").asText());
                for (JsonNode aged : agedOf(message, device)) {
                    JsonNode event = eventOf(aged);
                    assertThat(receivedAt(event))
                            .as("%s was received from %s, which was not there", event, device)
                            .isBefore(began.plus(UNDER_WAY));
                    long age = aged.path("ageMillis").longValue();
                    if (written.isAfter(began.plus(UNDER_WAY))) {
                        Long last = ages.put(event.at("/metric/id").asText(), age);
                        assertThat(last == null || age >= last)
                                .as("%s grew younger: %s after %s ms", device, aged, last)
                                .isTrue();
                        looks++;
                    }
                }
            }
            assertThat(looks).as("looks at values of " + device).isGreaterThan(4);
            assertThat(ages.values()).allMatch(age -> age > 4000);
        }
    }

    /** Noise is compared with the truth: what a monitor may have said of these patients is known to the last digit. */
    @Test
    void noReadingComesFromNoise() {
        int compared = 0;
        for (Station.Heard message : transcript) {
            for (JsonNode value : message.json().path("values")) {
                JsonNode reading = value.path("reading");
                String truth = Beds.TRUTH.get(reading.at("/metric/id").asText());
                if (value.has("shown")) {
                    assertThat(value.path("shown").asText())
                            .as(reading.toString())
                            .isEqualTo(truth);
                    compared++;
                } else {
                    assertThat(reading.path("missing").asText()).isNotEmpty();
                }
            }
            for (JsonNode device : message.json().path("devices")) {
                if (device.has("pump")) {
                    assertThat(device.at("/pump/shown/rateMillilitresPerHour").asText())
                            .isEqualTo("5.00");
                    assertThat(device.at("/pump/status/state").asText()).isEqualTo("infusing");
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void thePatientsOtherDevicesNoticeNothing() {
        for (String device : List.of("bed1-monitor", "bed2-pump", "bed3-monitor", "bed4-pump")) {
            List<String> states = new ArrayList<>();
            for (Station.Heard message : transcript.subList(before, transcript.size())) {
                if (message.is("vitals") && !message.device(device).isMissingNode()) {
                    states.add(message.status(device));
                }
            }
            assertThat(states).as("states of " + device).hasSizeGreaterThan(8).containsOnly("live");
        }
    }

    @Test
    void nothingButQueriesReachesADevice() {
        house().assertOnlyAsked();
    }

    private House house() {
        return Objects.requireNonNull(started);
    }

    private List<Station.Heard> disturbed() {
        return transcript.subList(before, after).stream()
                .filter(message -> message.is("vitals"))
                .toList();
    }

    /** From the last that was heard of a device until it was said to be silent. */
    private Duration silenceOf(String device) {
        Instant heard = Instant.MIN;
        for (Station.Heard message : transcript.subList(before, transcript.size())) {
            for (JsonNode aged : agedOf(message, device)) {
                Instant received = receivedAt(eventOf(aged));
                heard = received.isAfter(heard) ? received : heard;
            }
            if (message.status(device).equals("silent")) {
                return Duration.between(heard, receivedAt(message.device(device).path("line")));
            }
        }
        throw new AssertionError(device + " was never silent");
    }

    private String wordsOf(String device) {
        return transcript.stream()
                .filter(message -> message.isAlarm("start", "LINE_LOST", device))
                .map(message -> message.json().at("/alarm/text").asText())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isLiveWithValues(Station.Heard message, String device) {
        return message.is("vitals")
                && message.status(device).equals("live")
                && agedOf(message, device).stream().anyMatch(aged -> aged.has("shown"));
    }

    private static boolean isNewAfter(Station.Heard message, String device, Instant moment) {
        List<JsonNode> all = message.is("vitals") ? agedOf(message, device) : List.of();
        return !all.isEmpty()
                && all.stream().allMatch(aged -> receivedAt(eventOf(aged)).isAfter(moment));
    }

    /** All of a device that has an age: the values of a monitor, the state of a pump. */
    private static List<JsonNode> agedOf(Station.Heard message, String device) {
        List<JsonNode> aged = new ArrayList<>(message.values(device));
        if (message.device(device).has("pump")) {
            aged.add(message.device(device).path("pump"));
        }
        return aged;
    }

    private static JsonNode eventOf(JsonNode aged) {
        return aged.has("status") ? aged.path("status") : aged.path("reading");
    }

    private static Instant receivedAt(JsonNode event) {
        return Instant.parse(event.path("receivedAt").asText());
    }
}
