package org.wardgate.simulator.alaris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.testing.Gen;

class AlarisPumpTest {
    private static final int MODE = 3;
    private static final int RATE = 4;
    private static final int INFUSED = 7;
    private static final int PRESSURE = 9;
    private static final int TIME_LEFT = 11;
    private static final int LOG_ID = 13;
    private static final String INF_FRAME = "!INF|4961\r";

    private final FakeWire wire = new FakeWire();

    private AlarisPump pump = pump("5.00", null, "0.000", true);

    /** A query with an empty answer leaves nothing for the next one to be mistaken for. */
    @ParameterizedTest
    @CsvSource({
        "INST_SERIALNO, INST_SERIALNO^8002-51740",
        "COMMS_PROTOCOL, COMMS_PROTOCOL^Asena Rev 2.1.5",
        "COMMS_RESPONSE_MAX, COMMS_RESPONSE_MAX^4000^ms",
        "SYRINGE_STATUS, SYRINGE_STATUS^BD PLASTIPAK^ 50^CONF",
        "INF_RATE_MAX_SYRINGE, INF_RATE_MAX_SYRINGE^1200.00^ml/h",
        "INF_VTBI, INF_VTBI^ACTIV^11.000^ml^STOP",
        "INF_RATE, INF_RATE^5.00^ml/h",
        "INF_VI, INF_VI^0.000^ml",
        "ALARM, 'ALARM^AL_NOALM^ ^ '"
    })
    void everyQueryIsAnsweredAndNoneIsAViolation(String query, String reply) {
        pump = pump("5.00", "11.000", "0.000", false);

        assertThat(ask(query)).isEqualTo(reply);
        assertThat(pump.counters()).containsEntry("violations", 0L).containsEntry("replies", 1L);
    }

    @Test
    void replyTakesItsLatencyOnLinkTime() {
        pump.received(Bytes.ofAscii(INF_FRAME));
        wire.time.advance(Duration.ofMillis(4));
        assertThat(wire.takeSent()).isEmpty();

        wire.time.advance(Duration.ofMillis(1));
        assertThat(wire.takeSent())
                .startsWith("!INF^8002-51740^-^SET^5.00^ml/h^^0.000^ml^17.91^mmHg^10:00:00^EVENT^127905|");
    }

    @Test
    void volumeFollowsTheRateOnPatientTime() {
        wire.time.advance(Duration.ofHours(2));

        assertThat(inf().get(INFUSED)).isEqualTo("10.000");
        assertThat(inf().get(TIME_LEFT)).isEqualTo("07:59:59");

        pump.setRate(Decimal.parse("0.10"));
        wire.time.advance(Duration.ofHours(1));
        assertThat(inf().get(INFUSED)).isEqualTo("10.100");
        assertThat(inf().get(RATE)).isEqualTo("0.10");
        assertThat(inf().get(TIME_LEFT)).isEqualTo("24+");
    }

    @Test
    void exactlyADayIsStillToldInHours() {
        pump = pump("2.00", "48.000", "0.000", false);

        assertThat(inf().get(TIME_LEFT)).isEqualTo("24:00:00");
    }

    @Test
    void onHoldTheRateIsZeroAndNothingFlows() {
        pump.hold();
        pump.hold();
        wire.time.advance(Duration.ofHours(1));

        assertThat(inf()).contains("HLD", "0.00", "0.000");
        assertThat(ask("INF_RATE")).isEqualTo("INF_RATE^5.00^ml/h");
        assertThat(inf().get(LOG_ID)).as("the second press was no event").isEqualTo("127906");
    }

    @Test
    void doneVtbiStopsAtItsVolumeHoweverLateAnybodyAsks() {
        pump = pump("60.00", "1.500", "0.250", true);
        wire.time.advance(Duration.ofSeconds(89));
        assertThat(ask("INF_VTBI")).isEqualTo("INF_VTBI^ACTIV^0.017^ml^STOP");
        wire.time.advance(Duration.ofHours(3));

        assertThat(inf()).contains("A", "HLD").element(INFUSED).isEqualTo("1.750");
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_VTBIS^ ^ ");
        assertThat(ask("INF_VTBI")).isEqualTo("INF_VTBI^DEACT^^^");
        assertThat(inf().get(LOG_ID)).isEqualTo("127906");
    }

    @Test
    void emptySyringeEndsTheInfusionAndEndsItAgain() {
        pump = pump("1200.00", null, "49.000", true);
        wire.time.advance(Duration.ofSeconds(3));

        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_EOIST^ ^ ");
        assertThat(inf().get(INFUSED)).isEqualTo("50.000");
        assertThat(inf().get(TIME_LEFT)).isEqualTo("00:00:00");

        pump.run();
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_EOIST^ ^ ");
        assertThat(inf().get(MODE)).isEqualTo("HLD");
    }

    /** The status that was recorded from a real pump while it alarmed for occlusion, byte for byte. */
    @Test
    void occludedLineEndsAsInTheRecordingOfARealPump() {
        pump = new AlarisPump(
                wire,
                PumpOptions.DEFAULT
                        .withIdentity(new PumpOptions.Identity(
                                "8002-51733", "Asena Rev 2.1.5", "BD PERFUSOR", 50, Decimal.parse("1200.00")))
                        .withInfusion(Decimal.parse("5.00"), Decimal.parse("0.38157"), Decimal.parse("0.93343"), true)
                        .withLogId(214724));
        pump.start();
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(inf().get(PRESSURE)).isEqualTo("217.91"); // 10 s at 20 mmHg/s
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_NOALM^ ^ ");
        wire.time.advance(Duration.ofSeconds(16));

        pump.received(Bytes.ofAscii(INF_FRAME));
        wire.time.advance(Duration.ofMillis(5));
        assertThat(wire.takeSent())
                .isEqualTo("!INF^8002-51733^A^HLD^0.00^ml/h^^0.969^ml^530.15^mmHg^00:04:09^EVENT^214725|DB9D\r");
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_OCCLU^ ^ ");
    }

    @Test
    void occlusionAlarmComesBackUntilTheClampIsOpen() {
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(30));
        pump.run();
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_OCCLU^ ^ ");

        pump.releaseOcclusion();
        assertThat(inf()).contains("A", "HLD", "17.91");

        pump.run();
        assertThat(inf()).contains("-", "SET", "17.91");
    }

    @Test
    void pressureStandsStillWhileAnOccludedPumpIsOnHold() {
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(5));
        pump.hold();
        wire.time.advance(Duration.ofMinutes(5));

        assertThat(inf().get(PRESSURE)).isEqualTo("117.91");
    }

    @Test
    void everythingThatIsNoQueryIsAViolation() {
        List<String> commands = List.of(
                "REMOTE_CTRL^ENABLED^3CC1", "INF_STOP", "INF_BOLUS^ENABLED", "INF_RATE^1.00^ml/h", "INF^", "inf", "X");
        commands.forEach(this::ask);

        assertThat(pump.counters())
                .containsEntry("violations", (long) commands.size())
                .containsEntry("frames", (long) commands.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INF_START",
                "INF_STOP",
                "INF_VI_CLEAR",
                "INF_RATE^9.00^ml/h",
                "INF_VTBI^DEACT",
                "REMOTE_CTRL^ENABLED^3CC2",
                "REMOTE_CTRL^ENABLED",
                "REMOTE_CTRL",
                "BATTERY"
            })
    void withoutRemoteControlNothingIsObeyedNorAnswered(String command) {
        assertThat(ask(command)).isEmpty();
        assertThat(inf()).contains("SET", "5.00");
        assertThat(pump.counters()).containsEntry("violations", 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INF_RATE^1200.01^ml/h",
                "INF_RATE^-1^ml/h",
                "INF_RATE^ten^ml/h",
                "INF_RATE^1.00^mg/h",
                "INF_RATE^1.00",
                "INF_VTBI^ACTIV^0^ml^STOP",
                "INF_VTBI^ACTIV^1",
                "INF_UNKNOWN"
            })
    void whatMakesNoSenseIsNotAnswered(String command) {
        ask("REMOTE_CTRL^ENABLED^3CC1");

        assertThat(ask(command)).isEmpty();
        assertThat(inf()).contains("SET", "5.00");
    }

    @Test
    void infusionStartedRemotelyStopsAfterFifteenSecondsOfSilence() {
        pump.hold();
        ask("REMOTE_CTRL^ENABLED^3CC1");
        assertThat(ask("INF_BOLUS^ENABLED")).isEqualTo("INF_BOLUS^ENABLED");
        ask("INF_START");
        wire.time.advance(Duration.ofSeconds(14));
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_NOALM^ ^ ");
        wire.time.advance(Duration.ofSeconds(15));

        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_COMTO^ ^ ");
        assertThat(inf().get(MODE)).isEqualTo("HLD");
    }

    /** A gateway that goes away must not stop a therapy that somebody started at the pump. */
    @Test
    void infusionStartedAtThePumpGoesOnWithoutAnybodyListening() {
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_NOALM^ ^ ");
        wire.time.advance(Duration.ofHours(1));

        assertThat(inf()).contains("-", "SET");
    }

    @Test
    void faultsBefallTheNthReplyAlone() {
        pump.faultReply(2, ReplyFault.dropped());

        assertThat(List.of(ask("INF_VI"), ask("INF_VI"), ask("INF_RATE")))
                .containsExactly("INF_VI^0.000^ml", "", "INF_RATE^5.00^ml/h");
        assertThatThrownBy(() -> pump.faultReply(0, ReplyFault.dropped())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lateReplyComesAfterTheOneToTheNextRequest() {
        pump.faultReply(1, ReplyFault.late(Duration.ofMillis(600)));
        pump.received(Bytes.ofAscii("!INF_RATE|8E6D\r"));
        wire.time.advance(Duration.ofMillis(550));
        pump.received(Bytes.ofAscii("!ALARM|50B2\r"));
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent()).isEqualTo("!ALARM^AL_NOALM^ ^ |C73B\r!INF_RATE^5.00^ml/h|1BAA\r");
        assertThat(wire.sentAtMillis).containsExactly(555L, 605L);
    }

    @Test
    void repliesAreDamagedAsAskedFor() {
        assertThat(damaged(ReplyFault.badCrc())).isEqualTo("!INF_RATE^5.00^ml/h|1BA0\r");
        assertThat(damaged(ReplyFault.truncated())).isEqualTo("!INF_RATE^5.");
        assertThat(damaged(ReplyFault.aborted())).isEqualTo("!INF_RATE^5.\u001B!INF_RATE^5.00^ml/h|1BAA\r");
        assertThat(damaged(ReplyFault.noiseBefore(Bytes.ofAscii("\0~x")))).isEqualTo("\0~x!INF_RATE^5.00^ml/h|1BAA\r");
    }

    @Test
    void oddContentIsShownAsAskedFor() {
        pump.exchange("8002-00001");
        pump.show("BOLX", Decimal.parse("-50.00"));
        pump.raiseAlarm("AL_WHAT");
        assertThat(inf()).contains("8002-00001", "A", "BOLX", "-50.00");
        assertThat(ask("ALARM")).isEqualTo("ALARM^AL_WHAT^ ^ ");

        pump.show(null, null);
        pump.clearAlarm();
        assertThat(inf()).contains("-", "SET", "17.91");
    }

    @Test
    void noiseDamageAndAbortedFramesAreCountedAndNotAnswered() {
        pump.received(Bytes.ofAscii("ab\r!IN!INF|49\u001B61\r!INF|4960\r!" + "x".repeat(600) + "\r"));
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent()).isEmpty();
        assertThat(pump.counters())
                .containsEntry("aborted-frames", 1L)
                .containsEntry("bad-crc", 1L)
                .containsEntry("oversize-frames", 1L)
                .containsEntry("noise-bytes", 3L + 3 + 600 - 513 + 1)
                .containsEntry("violations", 0L);
        assertThat(inf()).hasSize(14);
    }

    @Test
    void requestMayComeByteByByte() {
        INF_FRAME.chars().forEach(c -> pump.received(Bytes.ofAscii(Character.toString(c))));
        wire.time.advance(Duration.ofMillis(5));

        assertThat(wire.takeSent()).startsWith("!INF^").endsWith("\r");
    }

    @Test
    void noBytesWhatsoeverMakeThePumpThrowOrSendARivalFrame() {
        Gen.check(20261121, 300, random -> {
            pump.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(200))));
            pump.received(Bytes.ofAscii("!" + "^".repeat(random.nextInt(9)) + "|" + AsenaFrame.crc("^") + "\r"));
            wire.time.advance(Duration.ofSeconds(1));
            assertThat(wire.takeSent()).isEmpty();
            assertThat(inf()).hasSize(14);
        });
    }

    @Test
    void switchedOffItNeitherAnswersNorInfuses() {
        pump.received(Bytes.ofAscii(INF_FRAME));
        pump.stop();
        wire.time.advance(Duration.ofHours(1));
        pump.received(Bytes.ofAscii(INF_FRAME));
        wire.time.advance(Duration.ofHours(1));
        assertThat(wire.takeSent()).isEmpty();

        pump.start();
        assertThat(inf()).contains("HLD", "0.000");
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> pump("1200.01", null, "0.000", true)).hasMessageContaining("0 to 1200.00 mL/h");
        assertThatThrownBy(() -> pump("1.00", "0.000", "0.000", true)).hasMessageContaining("above 0");
    }

    private AlarisPump pump(String rate, @Nullable String vtbi, String infused, boolean running) {
        AlarisPump made = new AlarisPump(
                wire,
                PumpOptions.DEFAULT.withInfusion(
                        Decimal.parse(rate),
                        vtbi == null ? null : Decimal.parse(vtbi),
                        Decimal.parse(infused),
                        running));
        made.start();
        return made;
    }

    /** The body of the reply to a correct request, empty when there is none. */
    private String ask(String body) {
        pump.received(AsenaFrame.encode(body));
        wire.time.advance(Duration.ofMillis(5));
        String sent = wire.takeSent();
        return sent.isEmpty()
                ? ""
                : AsenaFrame.body(sent.substring(1, sent.length() - 1)).orElseThrow();
    }

    private String damaged(ReplyFault fault) {
        pump.faultReply(1, fault);
        pump.received(AsenaFrame.encode("INF_RATE"));
        wire.time.advance(Duration.ofMillis(5));
        return wire.takeSent();
    }

    private List<String> inf() {
        return List.of(ask("INF").split("\\^", -1));
    }
}
