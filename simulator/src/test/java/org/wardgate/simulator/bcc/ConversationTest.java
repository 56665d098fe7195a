package org.wardgate.simulator.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.bcc.Options.Delivery;
import org.wardgate.simulator.bcc.Options.Quirk;
import org.wardgate.simulator.pump.PumpSetup;

/** What a rack answers, and when it sends the next frame. */
class ConversationTest {
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(3);

    private final RackKit kit = new RackKit();

    /** Whoever does not know the bed yet asks for bed 1. */
    @Test
    void theFirstAnswerTellsTheBed() {
        kit.rack.received(BccFrame.encode("1/1/1>ADMIN:ALIVE", true, false));

        assertThat(kit.next()).containsExactly("ComSystem/1/1>194,50100,GNACK,0 last");
        kit.acknowledge();
        assertThat(kit.next()).isEmpty();
        assertThat(kit.rack.counters())
                .containsEntry("frames", 1L)
                .containsEntry("acks", 1L)
                .containsEntry("violations", 0L)
                .doesNotContainKey("other-bed");
    }

    @Test
    void theVersionIsARecordOfThreeFieldsOrOfFour() {
        assertThat(kit.ask("ADMIN:VERSION")).containsExactly("ComSystem/1/1>194,50100,V3.30 last");
        RackKit coded = new RackKit(Options.DEFAULT.with(Quirk.VERSION_HAS_CODE), Map.of());
        assertThat(coded.ask("ADMIN:VERSION")).containsExactly("ComSystem/1/1>194,50100,VERSION,V3.30 last");
    }

    @Test
    void theRackAndItsFirstPumpShareAFrameAndOnlyTheLastEndsTheAnswer() {
        kit.pass(Duration.ofSeconds(20));
        List<String> answer = kit.ask("MEM:GET");

        assertThat(answer).hasSize(2);
        assertThat(answer.get(0))
                .startsWith("ComSystem/1/1>214,50100,FMNOR,1\u001E214,50100,FMSTAT,00051\u001E")
                .contains("\u001E214,50111,GNNEW,688F030006\u001E214,50111,INRT,2.50\u001E")
                .doesNotContain("5011A")
                .endsWith(" more");
        assertThat(answer.get(1))
                .startsWith("ComSystem/1/1>214,5011A,GNNEW,686F030006\u001E")
                .endsWith(" last");
    }

    /** The first frame of the capture has 1152 bytes and the sum 2; this rack says the same of the same pump. */
    @Test
    void anIdlePumpWithoutASyringeIsAsInTheCapturedAnswer() {
        PumpSetup idle = PumpSetup.syringe("36248", "", 0, Decimal.of(0));
        RackKit captured = new RackKit(
                Options.DEFAULT.withStartSeconds(214).with(Quirk.CAPTURED_RECORDS_ONLY),
                Map.of(new Slot(1, 1), idle, new Slot(1, 3), RackKit.KETAMINE));
        captured.rack.say("50111", "INP2", "0");
        captured.request("MEM:GET");
        captured.wire.time.advance(Options.DEFAULT.replyLatency());

        Bytes frame = captured.wire.takeBytes();
        assertThat(frame.length()).isEqualTo(1152);
        assertThat(frame.toLatin1(0, 7)).isEqualTo("\u000101152\u0002");
        assertThat(frame.toLatin1(1145, 7)).isEqualTo("\u001700002\u0004");
    }

    @Test
    void aStrictRackWaitsForEachAcknowledgement() {
        kit.request("MEM:GET");
        assertThat(kit.next()).hasSize(1);
        assertThat(kit.next()).isEmpty();

        kit.acknowledge();
        assertThat(kit.next()).singleElement().asString().endsWith(" last");
        kit.acknowledge();
        assertThat(kit.next()).isEmpty();
        assertThat(kit.rack.counters()).containsEntry("frames-sent", 2L).containsEntry("acks", 2L);
    }

    @Test
    void aFrameWithoutAcknowledgementComesThreeTimesMore() {
        kit.request("MEM:GET");
        List<String> first = kit.next();
        for (int i = 0; i < 3; i++) {
            kit.pass(ACK_TIMEOUT.minusMillis(20));
            assertThat(kit.next()).isEqualTo(first);
        }
        kit.pass(Duration.ofMinutes(1));

        assertThat(kit.next()).isEmpty();
        assertThat(kit.rack.counters())
                .containsEntry("frames-sent", 4L)
                .containsEntry("frames-repeated", 3L)
                .containsEntry("answers-given-up", 1L);
    }

    @Test
    void aRepeatedFrameThatIsAcknowledgedIsFollowedByTheNext() {
        kit.request("MEM:GET");
        kit.next();
        kit.pass(ACK_TIMEOUT);
        kit.wire.takeBytes();
        kit.acknowledge();

        assertThat(kit.next()).singleElement().asString().endsWith(" last");
        kit.acknowledge();
        kit.acknowledge();
        assertThat(kit.rack.counters())
                .as("the frame that came twice")
                .containsEntry("acks-late", 1L)
                .doesNotContainKey("acks-without-frame");
    }

    @Test
    void anAcknowledgementOfNothingIsCounted() {
        kit.acknowledge();
        kit.ask("ADMIN:ALIVE");
        kit.acknowledge();

        assertThat(kit.rack.counters()).containsEntry("acks-without-frame", 2L).containsEntry("acks", 3L);
    }

    @Test
    void aRefusedFrameComesAgain() {
        kit.request("MEM:GET");
        List<String> first = kit.next();
        kit.rack.received(Bytes.ofHex("15"));

        assertThat(kit.next()).isEqualTo(first);
        assertThat(kit.count("naks")).isEqualTo(1);
    }

    @Test
    void aFreeRackSendsAllAtOnce() {
        for (Delivery delivery : List.of(Delivery.FREE, Delivery.JOINED)) {
            RackKit free = new RackKit(
                    Options.DEFAULT.withDelivery(delivery),
                    Map.of(new Slot(1, 1), RackKit.KETAMINE, new Slot(1, 2), RackKit.LIDOCAINE));
            free.request("MEM:GET");
            assertThat(free.next()).hasSize(2);
            assertThat(free.wire.sentAtMillis).hasSize(delivery == Delivery.FREE ? 2 : 1);

            free.acknowledge();
            free.acknowledge();
            free.acknowledge();
            assertThat(free.rack.counters())
                    .containsEntry("acks-without-frame", 1L)
                    .containsEntry("frames-sent", 2L);
        }
    }

    @Test
    void aRequestDuringAnAnswerTakesItsPlaceAndIsCounted() {
        kit.request("MEM:GET");
        kit.next();
        kit.request("ADMIN:VERSION");

        assertThat(kit.next()).containsExactly("ComSystem/1/1>194,50100,V3.30 last");
        assertThat(kit.count("requests-during-answer")).isEqualTo(1);
    }

    @Test
    void oneSlotIsAnsweredInOneFrame() {
        assertThat(kit.ask("MEM:GETSLOT#1A"))
                .singleElement()
                .asString()
                .startsWith("ComSystem/1/1>194,5011A,GNNEW,686F030006\u001E")
                .doesNotContain("50100")
                .endsWith(" last");
        assertThat(kit.records("MEM:GETSLOT#11")).contains("50111,INRT,2.50");
        assertThat(kit.count("violations")).isZero();
    }

    @Test
    void anEmptySlotIsAnErrorAndSoIsOneThatCannotBe() {
        assertThat(kit.records("MEM:GETSLOT#12")).containsExactly("50112,GNERR,11");
        assertThat(kit.records("MEM:GETSLOT#35")).containsExactly("50135,GNERR,811");
        assertThat(kit.rack.counters()).containsEntry("violations", 0L).containsEntry("wrong-addresses", 1L);

        assertThat(kit.records("MEM:GETSLOT#4Z")).containsExactly("5014Z,GNERR,811");
        assertThat(kit.count("violations")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEM:SET",
                "MEM:PUT#11",
                "ADMIN:START",
                "",
                "MEM:GET ",
                "mem:get",
                "MEM:GETSLOT#1",
                "ADMIN:ALIVE:X"
            })
    void everyOtherTextIsAViolationAndGetsAnError(String text) {
        assertThat(kit.records(text)).containsExactly("50100,GNERR,68");
        assertThat(kit.count("violations")).isEqualTo(1);
    }

    @Test
    void anEmptyRackHasNoData() {
        RackKit empty = new RackKit(Options.DEFAULT, Map.of());
        assertThat(empty.records("MEM:GET")).containsExactly("50100,GNERR,11");

        RackKit other = new RackKit(Options.DEFAULT.with(Quirk.EMPTY_TELLS_ITSELF), Map.of());
        assertThat(other.records("MEM:GET")).first().isEqualTo("50100,FMNOR,1");
        assertThat(other.records("MEM:GET")).hasSize(6);
    }

    /** Whether a real rack answers the wrong bed is not known. */
    @Test
    void anotherBedIsAnsweredAndCounted() {
        kit.rack.received(BccFrame.encode("1/1/1>MEM:GET", true, false));

        assertThat(kit.next()).hasSize(1);
        assertThat(kit.count("other-bed")).isEqualTo(1);
    }

    @Test
    void slotsFromTheTenthOnAreWrittenInEitherStyle() {
        RackKit decimal = new RackKit(
                Options.DEFAULT.withSlotStyle(SlotStyle.DECIMAL),
                Map.of(new Slot(1, 9), RackKit.KETAMINE, new Slot(1, 10), RackKit.LIDOCAINE));

        assertThat(decimal.value("501110", "INM3")).isEqualTo("0");
        assertThat(decimal.value("50119", "INM3")).isEqualTo("1");
        assertThat(decimal.records("MEM:GETSLOT#1A")).contains("501110,INM3,0");
        assertThat(kit.value("5011A", "INM3")).isEqualTo("0");
        assertThat(new Slot(1, 24).address(SlotStyle.CHARACTER)).isEqualTo("5011O");
        assertThat(new Slot(3, 24).address(SlotStyle.DECIMAL)).isEqualTo("501324");
    }

    @Test
    void aStuffedRackUnderstandsAndSpeaksStuffed() {
        Options stuffed = Options.DEFAULT.withStuffing(true).withBed("SpaceCom9");
        PumpSetup pump = PumpSetup.syringe("1", "Dexmedetomidine", 50, Decimal.parse("1.00"));
        RackKit kit = new RackKit(stuffed, Map.of(new Slot(1, 1), pump));

        assertThat(kit.value("50111", "INSOL")).isEqualTo("Dexmedetomidine");
        kit.rack.received(BccFrame.encode("SpaceCom9/1/1>MEM:BAD", true, true));
        kit.wire.time.advance(Options.DEFAULT.replyLatency());
        assertThat(kit.wire.takeBytes())
                .as("as captured")
                .isEqualTo(Bytes.ofHex(
                        "01 30 30 30 34 36 02 53 70 61 63 65 65 43 6F 6D 39 2F 31 2F 31 3E 31 39 34 2C 35 30"
                                + "31 30 30 2C 47 4E 45 45 52 52 2C 36 38 03 30 30 30 37 30 04"));
    }

    /** A rack and a host of two minds. */
    @Test
    void aWrongStuffingIsNoFrame() {
        RackKit silent = new RackKit(Options.DEFAULT.withStuffing(true), Map.of());
        silent.rack.received(BccFrame.encode("1/1/1>ADMIN:ALIVE", true, false));
        assertThat(silent.next()).isEmpty();
        assertThat(silent.count("bad-frames")).isEqualTo(1);

        RackKit loud = new RackKit(Options.DEFAULT.withStuffing(true).with(Quirk.ANSWERS_BAD_FRAMES), Map.of());
        loud.rack.received(BccFrame.encode("1/1/1>ADMIN:ALIVE", true, false));
        assertThat(loud.next()).containsExactly("ComSystem/1/1>194,50100,GNERR,68 last");
    }

    @Test
    void requestsAreFoundInWhateverComesHoweverItIsCut() {
        Bytes request = BccFrame.encode("ComSystem/1/1>ADMIN:VERSION", true, false);
        for (int cut = 0; cut <= request.length(); cut++) {
            RackKit cutKit = new RackKit();
            cutKit.rack.received(Bytes.ofHex("FF 00 41 01 30 30"));
            cutKit.rack.received(request.slice(0, cut));
            cutKit.rack.received(request.slice(cut, request.length() - cut));
            assertThat(cutKit.next()).hasSize(1);
            assertThat(cutKit.rack.counters())
                    .containsEntry("noise-bytes", 3L)
                    .containsEntry("aborted-frames", 1L)
                    .containsEntry("violations", 0L);
        }
    }

    @Test
    void whatNeverEndsIsGivenUp() {
        kit.rack.received(Bytes.ofHex("01" + "41".repeat(1000)));
        assertThat(kit.count("oversize-frames")).isEqualTo(1);
        assertThat(kit.ask("ADMIN:VERSION")).hasSize(1);
    }

    @Test
    void aRackThatIsOffIsDeafAndMute() {
        kit.request("MEM:GET");
        kit.rack.stop();
        kit.request("MEM:GET");

        assertThat(kit.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A bed", "bed-1", "SixteenLettersBd"})
    void namesThatNoBedCanHaveAreRefused(String name) {
        assertThatThrownBy(() -> Options.DEFAULT.withBed(name))
                .hasMessageContaining("a bed's name is 1 to 15 characters");
    }
}
