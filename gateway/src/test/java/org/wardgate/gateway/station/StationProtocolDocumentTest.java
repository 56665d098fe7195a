package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.station.StationMessage.Malformed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.model.Decimal;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Unit;

/** Holds {@code docs/reference/station-protocol.md} to the code: every example in it is said or understood as it stands. */
class StationProtocolDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private static String document() throws IOException {
        return Files.readString(
                Path.of(System.getProperty("wardgate.root", ".."), "docs/reference/station-protocol.md"));
    }

    private static List<JsonNode> examples(String heading) throws IOException {
        String text = document();
        int start = text.indexOf("\n## " + heading);
        assertThat(start).as(heading).isPositive();
        int end = text.indexOf("\n## ", start + 1);
        List<JsonNode> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(text.substring(start, end < 0 ? text.length() : end));
        while (matcher.find()) {
            examples.add(StationRig.parse(matcher.group(1)));
        }
        return examples;
    }

    /** The ward of the document. */
    private static List<JsonNode> said() {
        StationRig rig = new StationRig();
        rig.time.advance(Duration.ofSeconds(60));
        rig.ward.showLimits(Map.of(
                Signal.HEART_RATE, new AlarmProfile.Inside(Decimal.of(50), Decimal.of(120)),
                Signal.SYSTOLIC_PRESSURE, new AlarmProfile.Inside(Decimal.of(90), null)));
        StationRig.Station station = rig.nurse();
        List<JsonNode> said = new ArrayList<>();
        BedState state = bed(rig);
        rig.ward.publish(
                rig.time.now(),
                state,
                List.of(rig.kit.event(Phase.START, state.alarms().get(0))));
        said.addAll(station.heard());
        rig.advance(StationHub.VITALS_EVERY);
        said.addAll(station.heard());
        rig.advance(Duration.ofMillis(1800));
        station.heard().stream()
                .filter(StationProtocolDocumentTest::isHeartbeat)
                .forEach(said::add);
        station.say(
                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'4-17','occurrence':1,'operator':'A. Brandt'}");
        said.addAll(station.heard());
        station.say("{'type':'heartbeat'}");
        said.addAll(station.heard());
        StationRig.Station second = rig.connect();
        second.say("{'type':'hello','protocol':1,'station':'wall','role':'viewer'}");
        said.addAll(second.heard());
        return said;
    }

    private static BedState bed(StationRig rig) {
        return new BedState(
                "4",
                List.of(
                        rig.kit.monitor(LineState.Status.LIVE),
                        rig.kit.pump(PumpStatus.State.INFUSING, "35.0", Duration.ofMinutes(24))),
                List.of(
                        rig.kit.value(
                                WardKit.ECG_RATE,
                                "48",
                                Unit.PER_MINUTE,
                                Duration.ofMillis(400),
                                Duration.ofSeconds(10)),
                        rig.kit.value(
                                WardKit.CUFF_SYSTOLIC, "84", Unit.MMHG, Duration.ofMinutes(1), Duration.ofMinutes(10)),
                        rig.kit.value(
                                WardKit.SATURATION,
                                null,
                                new Measurement.Missing(Measurement.Reason.INVALID),
                                Duration.ZERO,
                                Duration.ofSeconds(10)),
                        rig.kit.value(
                                new MetricId.Raw("philips-intellivue", "4be9"),
                                "0.80",
                                Unit.raw("philips-intellivue", "0200"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10))),
                List.of(rig.kit.hypotension("4-17", 1)),
                List.of(rig.kit.pendingBradycardia()));
    }

    private static boolean isHeartbeat(JsonNode message) {
        return message.get("type").textValue().equals("heartbeat");
    }

    @Test
    void theGatewaySaysWhatTheDocumentShows() throws IOException {
        Map<String, JsonNode> shown = byType(examples("What the gateway says").stream());
        Map<String, JsonNode> said = byType(said().stream());
        assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(said.keySet());
        said.forEach((type, message) ->
                assertThat(String.valueOf(shown.get(type))).as(type).isEqualTo(message.toString()));
    }

    private static Map<String, JsonNode> byType(Stream<JsonNode> messages) {
        return messages.collect(
                java.util.stream.Collectors.toMap(message -> message.get("type").textValue(), message -> message));
    }

    @Test
    void everyKindThatAStationMaySayIsShownAndUnderstood() throws IOException {
        List<StationMessage> understood = examples("What a station says").stream()
                .map(JsonNode::toString)
                .map(StationMessageReader::read)
                .toList();
        assertThat(understood).noneMatch(Malformed.class::isInstance);
        assertThat(understood)
                .extracting(Object::getClass)
                .<Class<?>>extracting(type -> type)
                .containsAll(Stream.of(StationMessage.class.getPermittedSubclasses())
                        .filter(type -> type != Malformed.class)
                        .toList());
    }

    @Test
    void theLimitsAreThoseOfTheCode() throws IOException {
        assertThat(document())
                .contains("| " + StationServer.MAX_FRAME_BYTES + " bytes a frame |")
                .contains("| " + StationSession.MAX_MESSAGES_PER_SECOND + " messages a second |")
                .contains("| " + StationSession.MAX_BAD_MESSAGES + " bad messages a connection |")
                .contains("| " + Outbox.CAPACITY + " messages waiting in order |")
                .contains("| " + StationServer.MAX_CONNECTIONS + " connections |");
    }
}
