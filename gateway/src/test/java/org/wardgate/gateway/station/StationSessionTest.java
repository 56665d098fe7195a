package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.gateway.ward.Acknowledgement;

class StationSessionTest {
    private static final String ACKNOWLEDGE =
            "{'type':'acknowledge','request':'r1','bed':'%s','alarmId':'a1','occurrence':2,'operator':'A. Brandt'}";

    private final StationRig rig = new StationRig();

    private static String hello(String seen) {
        return "{'type':'hello','protocol':1,'station':'desk','role':'nurse'" + seen + "}";
    }

    @Test
    void theFirstHelloIsAnsweredWithASnapshot() {
        rig.publish(Phase.START, rig.kit.hypotension("a1", 1));
        StationRig.Station station = rig.connect();
        assertThat(station.heard()).isEmpty();
        station.say(hello(""));
        JsonNode snapshot = station.heardOne();
        assertThat(snapshot.get("type").textValue()).isEqualTo("snapshot");
        assertThat(snapshot.get("missed").booleanValue()).isFalse();
        assertThat(snapshot.get("sequence").longValue()).isEqualTo(1);
        assertThat(snapshot.at("/beds/0/alarms/0/title").textValue()).isEqualTo("Hypotension");
    }

    @Test
    void whoSawAnEventThatIsStillKeptIsToldTheRestAndThenTheWhole() {
        rig.publishAlarms(5);
        StationRig.Station station = rig.connect();
        station.say(hello(",'epoch':'e1','sequence':2"));
        List<JsonNode> heard = station.heard();
        assertThat(heard)
                .extracting(message -> message.get("type").textValue())
                .containsExactly("alarm", "alarm", "alarm", "snapshot");
        assertThat(heard)
                .extracting(message -> message.get("sequence").longValue())
                .containsExactly(3L, 4L, 5L, 5L);
        assertThat(heard.get(3).get("missed").booleanValue()).isFalse();
    }

    @Test
    void whoIsUpToDateIsToldTheWholeAlone() {
        rig.publishAlarms(3);
        StationRig.Station station = rig.connect();
        station.say(hello(",'epoch':'e1','sequence':3"));
        assertThat(station.heardOne().get("missed").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'epoch':'e0','sequence':2", // another run of the gateway
                ",'epoch':'e1','sequence':4" // a sequence that has not been reached
            })
    void whoCannotBeToldTheRestIsToldSo(String seen) {
        rig.publishAlarms(3);
        StationRig.Station station = rig.connect();
        station.say(hello(seen));
        JsonNode snapshot = station.heardOne();
        assertThat(snapshot.get("type").textValue()).isEqualTo("snapshot");
        assertThat(snapshot.get("missed").booleanValue()).isTrue();
    }

    /** A replay that fills the queue would close the station, which would ask for it again, for ever. */
    @Test
    void aReplayTooLongForTheQueueIsASnapshotInstead() {
        rig.publishAlarms(Outbox.CAPACITY);
        StationRig.Station tooLong = rig.connect();
        tooLong.say(hello(",'epoch':'e1','sequence':0"));
        assertThat(tooLong.heardOne().get("missed").booleanValue()).isTrue();
        StationRig.Station justFits = rig.connect();
        justFits.setWritable(false);
        justFits.say(hello(",'epoch':'e1','sequence':1"));
        justFits.setWritable(true);
        assertThat(justFits.heard()).hasSize(Outbox.CAPACITY);
    }

    @Test
    void anEventThatIsNotKeptAnyMoreIsMissed() {
        rig.publishAlarms(1030); // the ward keeps 1024
        StationRig.Station station = rig.connect();
        station.say(hello(",'epoch':'e1','sequence':5"));
        assertThat(station.heardOne().get("missed").booleanValue()).isTrue();
    }

    @Test
    void nothingIsUnderstoodBeforeHello() {
        StationRig.Station station = rig.connect();
        station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        station.say("{'type':'confirm','epoch':'e1','sequence':0}");
        station.say(ACKNOWLEDGE.formatted("4"));
        assertThat(station.heard())
                .hasSize(3)
                .allMatch(message -> message.get("what").textValue().equals("no hello yet"));
        rig.publishAlarms(1);
        rig.advance(Duration.ofSeconds(3));
        assertThat(station.heard()).isEmpty();
        assertThat(rig.acknowledgements).isEmpty();
    }

    @Test
    void helloIsSaidOnceAndInOurProtocol() {
        StationRig.Station station = rig.connect();
        station.say("{'type':'hello','protocol':2,'station':'desk','role':'nurse'}");
        assertThat(station.heardOne().get("where").textValue()).isEqualTo("protocol");
        station.say(hello(""));
        assertThat(station.heardTypes()).containsExactly("snapshot");
        station.say(hello(""));
        assertThat(station.heardTypes()).containsExactly("error");
    }

    @Test
    void anAlarmEventIsPushedAtOnceAndAVitalSoon() {
        StationRig.Station station = rig.nurse();
        rig.publish(Phase.START, rig.kit.hypotension("a1", 1));
        JsonNode alarm = station.heardOne();
        assertThat(alarm.get("type").textValue()).isEqualTo("alarm");
        assertThat(alarm.get("phase").textValue()).isEqualTo("start");
        rig.publish(rig.kit.bed("4"));
        rig.publish(rig.kit.bed("4"));
        assertThat(station.heard()).isEmpty();
        rig.advance(StationHub.VITALS_GATHERED);
        assertThat(station.heardTypes()).containsExactly("vitals");
    }

    /** What changes once is there almost at once; what changes all the time comes five times a second. */
    @Test
    void aBedsStateComesSoonAndNotOften() {
        StationRig.Station station = rig.nurse();
        rig.publish(rig.kit.bed("4"));
        rig.advance(StationHub.VITALS_GATHERED);
        assertThat(station.heardTypes()).containsExactly("vitals");
        rig.publish(rig.kit.bed("4"));
        rig.advance(StationHub.VITALS_EVERY.minus(Duration.ofMillis(1)));
        assertThat(station.heard()).isEmpty();
        rig.publish(rig.kit.bed("4"));
        rig.advance(Duration.ofMillis(1));
        assertThat(station.heardTypes()).containsExactly("vitals");
    }

    @Test
    void theGatewayBeatsEveryTwoSeconds() {
        StationRig.Station station = rig.nurse();
        rig.publishAlarms(2);
        station.heard();
        rig.advance(StationHub.HEARTBEAT_EVERY);
        JsonNode beat = station.heard().stream()
                .filter(message -> message.get("type").textValue().equals("heartbeat"))
                .findFirst()
                .orElseThrow();
        assertThat(beat.get("sequence").longValue()).isEqualTo(2);
        assertThat(beat.get("unconfirmed").intValue()).isEqualTo(2);
        assertThat(beat.get("watching").intValue()).isEqualTo(1);
        assertThat(beat.get("unwatched").booleanValue()).isFalse();
    }

    @Test
    void aNoticedStationConfirms() {
        StationRig.Station station = rig.nurse();
        rig.publishAlarms(3);
        station.say("{'type':'confirm','epoch':'e1','sequence':2}");
        assertThat(rig.ward.delivery().unconfirmed()).isEqualTo(1);
        station.say("{'type':'confirm','epoch':'e1','sequence':3}");
        assertThat(rig.ward.delivery().unconfirmed()).isZero();
    }

    @Test
    void aHiddenPageAViewerAndASilentPageDoNotConfirm() {
        StationRig.Station nurse = rig.nurse();
        StationRig.Station viewer = rig.connect();
        viewer.say("{'type':'hello','protocol':1,'station':'wall','role':'viewer'}");
        viewer.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        StationRig.Station unknown = rig.connect();
        unknown.say(hello(""));
        StationRig.Station unproven = rig.nurse();
        unproven.say("{'type':'heartbeat','visible':true,'sound':'unproven'}");
        StationRig.Station blocked = rig.nurse();
        blocked.say("{'type':'heartbeat','visible':true,'sound':'blocked'}");
        StationRig.Station older = rig.nurse();
        older.say("{'type':'heartbeat','visible':true}");
        rig.publishAlarms(1);
        nurse.say("{'type':'heartbeat','visible':false,'sound':'proven'}");
        for (StationRig.Station station : List.of(nurse, viewer, unknown, unproven, blocked, older)) {
            station.say("{'type':'confirm','epoch':'e1','sequence':1}");
            assertThat(rig.ward.delivery().unconfirmed()).isEqualTo(1);
        }
        assertThat(rig.hub.watching()).isZero();
        nurse.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        nurse.say("{'type':'confirm','epoch':'e1','sequence':1}");
        assertThat(rig.ward.delivery().unconfirmed()).isZero();
        assertThat(rig.hub.watching()).isEqualTo(1);
    }

    @Test
    void whatWasNeverSentCannotBeConfirmed() {
        StationRig.Station station = rig.nurse();
        station.setWritable(false);
        rig.publishAlarms(1);
        station.say("{'type':'confirm','epoch':'e1','sequence':1}");
        station.say("{'type':'confirm','epoch':'e0','sequence':0}");
        assertThat(rig.ward.delivery().unconfirmed()).isEqualTo(1);
        station.setWritable(true);
        assertThat(station.heard())
                .filteredOn(message -> message.get("type").textValue().equals("error"))
                .extracting(message -> message.get("where").textValue())
                .containsExactly("sequence", "epoch");
    }

    @Test
    void anUnconfirmedEventIsSentAgainToWhoShouldConfirmIt() {
        StationRig.Station station = rig.nurse();
        StationRig.Station hidden = rig.nurse();
        hidden.say("{'type':'heartbeat','visible':false,'sound':'proven'}");
        rig.publishAlarms(2);
        station.say("{'type':'confirm','epoch':'e1','sequence':1}");
        station.heard();
        hidden.heard();
        rig.advance(Duration.ofSeconds(2));
        assertThat(station.heard())
                .filteredOn(message -> message.get("type").textValue().equals("alarm"))
                .extracting(message -> message.get("sequence").longValue())
                .containsExactly(2L);
        assertThat(hidden.heardTypes()).doesNotContain("alarm");
    }

    @ParameterizedTest
    @EnumSource(Acknowledgement.Result.class)
    void anAcknowledgementIsAnsweredWithItsResult(Acknowledgement.Result result) {
        rig.answer = CompletableFuture.completedFuture(result);
        StationRig.Station station = rig.nurse();
        station.say(ACKNOWLEDGE.formatted("4"));
        JsonNode answer = station.heardOne();
        assertThat(answer.get("request").textValue()).isEqualTo("r1");
        assertThat(answer.get("result").textValue()).isEqualTo(result.wireName());
        assertThat(answer.get("text").textValue()).isNotBlank();
        assertThat(rig.acknowledgements).containsExactly(new Acknowledgement("4", "a1", 2, "A. Brandt", "desk"));
    }

    @Test
    void anAcknowledgementOfNoBedOrThatFailsIsAnswered() {
        StationRig.Station station = rig.nurse();
        station.say(ACKNOWLEDGE.formatted("99"));
        assertThat(station.heardOne().get("result").textValue()).isEqualTo("unknown-bed");
        rig.answer = CompletableFuture.failedFuture(new IllegalStateException("the bed is closed"));
        station.say(ACKNOWLEDGE.formatted("4"));
        JsonNode answer = station.heardOne();
        assertThat(answer.get("result").textValue()).isEqualTo("refused");
        assertThat(answer.get("text").textValue()).doesNotContain("closed");
    }

    @Test
    void aViewerCannotAcknowledge() {
        StationRig.Station viewer = rig.connect();
        viewer.say("{'type':'hello','protocol':1,'station':'wall','role':'viewer'}");
        viewer.heard();
        viewer.say(ACKNOWLEDGE.formatted("4"));
        assertThat(viewer.heardOne().get("result").textValue()).isEqualTo("refused");
        assertThat(rig.acknowledgements).isEmpty();
    }

    @Test
    void aStationIsDroppedAfterFifteenSecondsOfSilence() {
        StationRig.Station station = rig.nurse();
        rig.advance(Duration.ofSeconds(10));
        station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        rig.advance(Duration.ofMillis(14_900));
        assertThat(station.channel.isActive()).isTrue();
        rig.advance(Duration.ofMillis(100));
        assertThat(station.channel.isActive()).isFalse();
        assertThat(station.closeReason()).isEqualTo("silent for 15 s");
        assertThat(rig.hub.watching()).isZero();
        assertThat(rig.hub.counters().count(Kind.SILENT_STATION)).isEqualTo(1);
    }

    /** Rubbish is no sign of life: a page whose script is broken must not count as watching. */
    @Test
    void badMessagesDoNotBreakTheSilence() {
        StationRig.Station station = rig.nurse();
        rig.advance(Duration.ofSeconds(14));
        station.say("rubbish");
        assertThat(station.channel.isActive()).isTrue();
        rig.advance(Duration.ofSeconds(1));
        assertThat(station.channel.isActive()).isFalse();
    }

    @Test
    void aBadMessageIsAnsweredAndCountedAndTooManyCloseTheStation() {
        StationRig.Station station = rig.nurse();
        for (int i = 0; i < StationSession.MAX_BAD_MESSAGES; i++) {
            station.say("{'type':'silence'}");
        }
        assertThat(station.heard())
                .hasSize(StationSession.MAX_BAD_MESSAGES)
                .allMatch(message -> message.get("type").textValue().equals("error"))
                .allMatch(message -> message.get("remedy").textValue().contains("hello, confirm"));
        assertThat(station.channel.isActive()).isTrue();
        station.say("{'type':'silence'}");
        assertThat(station.channel.isActive()).isFalse();
        assertThat(rig.hub.counters().count(Kind.BAD_MESSAGE)).isEqualTo(StationSession.MAX_BAD_MESSAGES + 1);
        assertThat(rig.hub.counters().count(Kind.ABUSIVE_STATION)).isEqualTo(1);
    }

    @Test
    void tooManyMessagesInASecondCloseTheStation() {
        StationRig.Station station = rig.nurse(); // two so far
        for (int i = 2; i < StationSession.MAX_MESSAGES_PER_SECOND; i++) {
            station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        }
        assertThat(station.channel.isActive()).isTrue();
        rig.advance(Duration.ofSeconds(1));
        station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        assertThat(station.channel.isActive()).isTrue();
        for (int i = 1; i <= StationSession.MAX_MESSAGES_PER_SECOND; i++) {
            station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        }
        assertThat(station.channel.isActive()).isFalse();
        assertThat(station.closeReason()).contains("messages in a second");
    }

    @Test
    void onlyWholeTextFramesAreMessages() {
        StationRig.Station binary = rig.nurse();
        binary.channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1})));
        assertThat(binary.channel.isActive()).isFalse();
        StationRig.Station parts = rig.nurse();
        parts.channel.writeInbound(new TextWebSocketFrame(false, 0, "{\"type\":"));
        assertThat(parts.closeReason()).isEqualTo("one message a frame, as text");
    }

    @Test
    void anErrorOfTheChannelClosesTheStationAlone() {
        StationRig.Station broken = rig.nurse();
        StationRig.Station other = rig.nurse();
        broken.channel.pipeline().fireExceptionCaught(new IllegalStateException("broken"));
        assertThat(broken.channel.isActive()).isFalse();
        rig.publishAlarms(1);
        assertThat(other.heardTypes()).containsExactly("alarm");
    }

    @Test
    void nothingIsSentAnyMoreAfterTheHubHasStopped() {
        StationRig.Station station = rig.nurse();
        rig.hub.stop();
        rig.publishAlarms(1);
        rig.advance(Duration.ofSeconds(3));
        assertThat(station.heardTypes()).doesNotContain("heartbeat");
    }
}
