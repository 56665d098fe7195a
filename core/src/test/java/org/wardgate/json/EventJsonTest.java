package org.wardgate.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Episode;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Samples;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;
import org.wardgate.testing.Gen;
import org.wardgate.time.Timestamp;

class EventJsonTest {
    private static final Timestamp AT = new Timestamp(Instant.parse("2026-01-01T10:00:00.123456789Z"), 1, 1);
    private static final LocalDateTime DEVICE_TIME = LocalDateTime.of(2026, 1, 1, 11, 0);
    private static final MetricId HEART_RATE = new MetricId.Mdc(147842);
    private static final MetricId SYSTOLIC = new MetricId.Mdc(150021);

    private final EventJson json = new EventJson(true);

    /** The events of the reference page, in its order. */
    private static List<DeviceEvent> examples() {
        return List.of(
                new Reading(
                        header("monitor-1", 41, DEVICE_TIME), HEART_RATE, "", "HR", value("72", Unit.PER_MINUTE), null),
                new Reading(
                        header("monitor-1", 42, DEVICE_TIME),
                        SYSTOLIC,
                        "",
                        "NBPs",
                        value("118", Unit.MMHG),
                        new Episode("2026-01-01T10:57:30", Duration.ofSeconds(150))),
                new Reading(
                        header("oximeter-3", 7, null),
                        new MetricId.Raw("masimo-rad8", "PVI"),
                        "",
                        null,
                        new Measurement.Value(
                                Decimal.parse("14.0"), Unit.raw("masimo-rad8", "pvi"), Quality.QUESTIONABLE),
                        null),
                new Reading(
                        header("monitor-1", 43, DEVICE_TIME),
                        new MetricId.Mdc(150456),
                        "2",
                        "SpO2",
                        new Measurement.Missing(Measurement.Reason.INVALID),
                        null),
                new Waveform(
                        header("monitor-1", 44, null),
                        new MetricId.Mdc(151724),
                        "",
                        "CO2",
                        Duration.ofNanos(7_812_500),
                        Samples.copyOf(
                                new int[] {400, 420, 455},
                                new Samples.Scale(Decimal.of(0), Decimal.parse("40.0"), 400, 1000, Unit.MMHG))),
                new PumpStatus(
                        header("pump-1", 12, null),
                        PumpStatus.State.INFUSING,
                        "INF",
                        new Delivery(
                                Decimal.parse("12.5"),
                                Decimal.parse("3.40"),
                                Decimal.parse("50.0"),
                                Duration.ofMinutes(223),
                                false,
                                Decimal.of(38)),
                        false,
                        "BD Plastipak 50"),
                new DeviceAlert(
                        header("pump-1", 13, null),
                        DeviceAlert.Type.TECHNICAL,
                        Priority.HIGH,
                        "OCC",
                        "occlusion",
                        true),
                new LineState(
                        header("monitor-1", 1, null),
                        LineState.Status.LIVE,
                        LineState.Cause.NONE,
                        "",
                        Map.of("poll-period", "1024ms")),
                new LineState(
                        header("pump-1", 14, null),
                        LineState.Status.CLOSED,
                        LineState.Cause.HANG_UP,
                        "/dev/ttyUSB0 went away; check the cable",
                        Map.of()),
                new DeviceIdentity(
                        header("pump-1", 2, null), "Alaris", "GH", "8002-01234", Map.of("software", "V2.3.6")));
    }

    @Test
    void theReferencePageShowsWhatIsWritten() throws Exception {
        Path page =
                Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")), "docs", "reference", "events.md");
        List<String> shown = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("{"))
                .toList();

        assertThat(shown).isEqualTo(examples().stream().map(json::line).toList());
    }

    @Test
    void theReferencePageShowsEveryKind() {
        assertThat(examples().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(DeviceEvent.class.getPermittedSubclasses());
    }

    @Test
    void whatTheDeviceDoesNotSayIsLeftOut() {
        Delivery nothing = new Delivery(null, null, null, null, false, null);
        EventHeader header = header("pump-1", 1, null);

        assertThat(new EventJson(false)
                        .line(new PumpStatus(header, PumpStatus.State.UNKNOWN, "?", nothing, true, null)))
                .isEqualTo("{\"kind\":\"pump-status\",\"device\":\"pump-1\",\"sequence\":1,\"state\":\"unknown\","
                        + "\"rawState\":\"?\",\"alarming\":true,\"delivery\":{}}");
        assertThat(new EventJson(false).line(new DeviceIdentity(header, "a", "b", null, Map.of())))
                .isEqualTo("{\"kind\":\"device-identity\",\"device\":\"pump-1\",\"sequence\":1,"
                        + "\"manufacturer\":\"a\",\"model\":\"b\"}");
        assertThat(new EventJson(false)
                        .line(new Waveform(
                                header,
                                new MetricId.Mdc(-1),
                                "",
                                null,
                                Duration.ofMillis(10),
                                Samples.copyOf(new int[0], null))))
                .isEqualTo("{\"kind\":\"waveform\",\"device\":\"pump-1\",\"sequence\":1,"
                        + "\"metric\":{\"id\":\"mdc:4294967295\"},\"samplePeriodMicros\":10000,\"samples\":[]}");
    }

    @Test
    void anEpisodeOfUnknownAgeHasItsKeyAlone() {
        Reading reading =
                new Reading(header("a", 1, null), SYSTOLIC, "", null, value("120", Unit.MMHG), new Episode("7", null));

        assertThat(json.line(reading)).endsWith(",\"episode\":{\"key\":\"7\"}}");
    }

    @Test
    void wallTimeIsUtcWithMicrosecondsAlways() {
        Timestamp whole = new Timestamp(Instant.parse("1970-01-01T00:00:00Z"), 1, 1);
        EventHeader header = new EventHeader("a", whole, LocalDateTime.of(2026, 1, 2, 3, 4, 5, 60_000_000), 1);

        assertThat(json.line(new DeviceIdentity(header, "a", "b", null, Map.of())))
                .contains("\"receivedAt\":\"1970-01-01T00:00:00.000000Z\",\"deviceTime\":\"2026-01-02T03:04:05.06\"");
    }

    /** Every decimal is a JSON number of exactly the device's digits. */
    @Test
    void aNumberKeepsItsDigits() {
        Gen.check(5, 500, random -> {
            Decimal value = new Decimal(random.nextLong(), random.nextInt(-128, 128));
            Reading reading = new Reading(
                    header("a", 1, null),
                    HEART_RATE,
                    "",
                    null,
                    new Measurement.Value(value, Unit.ONE, Quality.GOOD),
                    null);
            try (JsonParser parser = new JsonFactory().createParser(json.line(reading))) {
                while (!"value".equals(parser.currentName())) {
                    parser.nextToken();
                }
                JsonToken token = parser.nextToken();
                assertThat(token.isNumeric()).isTrue();
                assertThat(parser.getText()).isEqualTo(value.toString());
            }
        });
    }

    @Test
    void anEventIsWrittenIntoAnObjectOfItsCaller() throws Exception {
        StringWriter text = new StringWriter();
        DeviceEvent event = new DeviceIdentity(header("\"\n", 1, null), "a", "b", null, Map.of());
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeFieldName("event");
            new EventJson(false).write(event, out);
            out.writeEndObject();
        }

        assertThat(text.toString())
                .isEqualTo("{\"event\":{\"kind\":\"device-identity\",\"device\":\"\\\"\\n\",\"sequence\":1,"
                        + "\"manufacturer\":\"a\",\"model\":\"b\"}}");
    }

    private static EventHeader header(String deviceId, long sequence, @Nullable LocalDateTime deviceTime) {
        return new EventHeader(deviceId, AT, deviceTime, sequence);
    }

    private static Measurement value(String digits, Unit unit) {
        return new Measurement.Value(Decimal.parse(digits), unit, Quality.GOOD);
    }
}
