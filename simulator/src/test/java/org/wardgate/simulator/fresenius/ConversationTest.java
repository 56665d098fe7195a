package org.wardgate.simulator.fresenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fresenius.Options.Quirk;
import org.wardgate.simulator.pump.PumpAlarm;

/** Sessions, queries, probes and changes. */
class ConversationTest {
    private final BaseKit kit = new BaseKit();
    private final BaseKit opened = BaseKit.opened();

    /** The conversation of a published client, in its order: base, map, module, rate, volume, drug, changes, and the end. */
    @Test
    void aPublishedClientIsAnswered() {
        assertThat(BaseKit.spelled(kit.reply(Bytes.ofHex("02 30 44 43 34 38 03"))))
                .isEqualTo("ACK 0C");
        kit.acknowledge();
        kit.pass(Duration.ofSeconds(1));
        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.ofHex("05"));
        kit.base.received(Bytes.ofHex("14"));

        assertThat(kit.ask("0LF;b")).isEqualTo("0C;bBASE PRIMEA");
        assertThat(kit.reply(Bytes.ofHex("02 30 4C 45 3B 62 41 31 03")))
                .isEqualTo(Bytes.ofHex("06 02 30 43 3B 62 30 33 38 43 03"));
        kit.acknowledge();
        assertThat(kit.ask("1DC")).isEqualTo("1C");
        kit.pump("1").hold();
        kit.pump("1").setRate(Decimal.parse("5.00"));
        assertThat(kit.ask("1LE;r")).isEqualTo("1C;r000004D3");
        assertThat(kit.ask("1LP")).isEqualTo("1C;KETAMINE");
        assertThat(kit.ask("1DE;r")).isEqualTo("1C");
        kit.pass(Duration.ofSeconds(1));
        assertThat(BaseKit.spelled(kit.wire.takeBytes())).isEqualTo("ENQ 1E;r000004D3");
        kit.base.received(Bytes.ofHex("14 06 02 31 45 38 39 03"));
        assertThat(kit.ask("1FC")).isEqualTo("1C");
        assertThat(kit.ask("0FC")).isEqualTo("0C");
        assertThat(kit.base.counters())
                .containsEntry("violations", 0L)
                .containsEntry("dc4s", 2L)
                .containsEntry("enqs", 2L)
                .containsEntry("changes-acknowledged", 1L)
                .doesNotContainKeys("dc4s-missing", "acks-missing", "acks-without-frame", "errors");
    }

    @Test
    void rateAndVolumeAreAsTheVectorsHaveThem() {
        BaseKit fresh = new BaseKit();
        fresh.wire.takeSaid();
        fresh.ask("0DC");
        fresh.ask("1DC");

        assertThat(fresh.ask("1LE;dr")).isEqualTo("1C;d0032;r000004D2");
        assertThat(fresh.ask("1LE;d")).isEqualTo("1C;d0032");
        assertThat(fresh.wire.takeSaid()).containsExactly("1 rate 5.0", "1 volume-infused 1.234", "1 rate 5.0");
    }

    @Test
    void sessionsAreEnforced() {
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;0D");
        assertThat(kit.ask("1DC")).isEqualTo("1I;0D");
        assertThat(kit.ask("0LE;b")).isEqualTo("0I;0D");
        assertThat(kit.ask("0DC")).isEqualTo("0C");
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;1E");
        assertThat(kit.ask("3LE;d")).isEqualTo("3I;0E");
        assertThat(kit.ask("3DC")).isEqualTo("3I;0E");
        assertThat(kit.ask("1DC")).isEqualTo("1C");
        assertThat(kit.ask("1LE;d")).isEqualTo("1C;d0032");
        assertThat(kit.ask("1FC")).isEqualTo("1C");
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;1E");
        assertThat(kit.ask("1DC")).isEqualTo("1C");
        assertThat(kit.ask("0FC")).isEqualTo("0C");
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;0D");
        assertThat(kit.ask("0DC") + kit.ask("1LE;d")).as("closed with the base").isEqualTo("0C1I;1E");
    }

    @Test
    void openingTwiceIsCorrectOrAnError() {
        assertThat(opened.ask("1DC")).isEqualTo("1C");
        BaseKit other = new BaseKit(Options.DEFAULT.with(Quirk.REOPENING_IS_ERROR), Map.of("1", BaseKit.KETAMINE));
        assertThat(other.ask("0DC") + other.ask("1DC") + other.ask("1DC")).isEqualTo("0C1C1I;1F");
        assertThat(other.ask("1LE;m")).isEqualTo("1C;m1");
    }

    @ParameterizedTest
    @CsvSource({
        "1LE;amdr, 1C;a0000;m1;d0032;r000004D2",
        "1LE;e, 1C;e0000",
        "1LE;ks, 1C;k0000;s00000000",
        "2LE;d, 2C;d0000",
        "0LE;bi, 0C;b03;i02",
        "1LF;b, 1C;bMODULE DPS",
        "2LP, 2C;LIDOCAINE",
        "2LN, 2C;17401",
        "1LM, 1C",
        "1DM, 1C",
        "1AM, 1C",
        "1AE, 1C",
        "1XX, 1I;01",
        "1LE, 1I;04",
        "1LF, 1I;04",
        "1LE;z, 1I;0A",
        "1LE;D, 1I;0B",
        "1LE;d;r, 1I;0B",
        "1LF;c, 1I;0A",
        "0LE;d, 0I;0A",
        "1LE;b, 1I;0A",
        "1DE;z, 1I;0A",
        "0LP, 0I;01"
    })
    void queriesAndTheirErrors(String query, String reply) {
        assertThat(opened.ask(query)).isEqualTo(reply);
        assertThat(opened.count("violations")).isZero();
    }

    @Test
    void aBaseMayNotKnowDrugNames() {
        BaseKit primea = new BaseKit(Options.DEFAULT.with(Quirk.NO_DRUG_NAMES), Map.of("1", BaseKit.KETAMINE));
        assertThat(primea.ask("0DC") + primea.ask("1DC") + primea.ask("1LP")).isEqualTo("0C1C1I;01");
    }

    @Test
    void messagesThatAreTooLongAreErrors() {
        assertThat(opened.ask("1LE;" + "d".repeat(76))).startsWith("1C;d0032");
        assertThat(opened.ask("1LE;" + "d".repeat(77))).isEqualTo("1I;0C");
        assertThat(opened.ask("1LE;" + "d".repeat(200))).isEqualTo("NAK7");
    }

    @Test
    void whatIsNoFrameIsRefusedByTheLink() {
        assertThat(BaseKit.spelled(opened.reply(Bytes.ofHex("02 31 4C 45 3B 64 39 46 03"))))
                .isEqualTo("NAK2");
        assertThat(BaseKit.spelled(opened.reply(Bytes.ofHex("02 31 4C 0D 3B 64 39 45 03"))))
                .isEqualTo("NAK8");
        assertThat(BaseKit.spelled(opened.reply(Bytes.ofHex("02 B1 4C 45 3B 64 39 45 03"))))
                .as("bit 7")
                .isEqualTo("NAK8");
        assertThat(opened.ask("7LE;d")).isEqualTo("NAK4");
        assertThat(opened.ask("LE;d")).isEqualTo("NAK4");
        assertThat(opened.base.counters())
                .containsEntry("bad-checks", 1L)
                .containsEntry("control-characters", 2L)
                .containsEntry("wrong-addresses", 2L);
    }

    /** An ACK at once, and the reply after its latency. */
    @Test
    void onlyOneCommandIsOutstanding() {
        BaseKit slow = new BaseKit(Options.DEFAULT, Map.of("1", BaseKit.KETAMINE));
        slow.base.received(BaseFrame.encode("0DC"));
        slow.base.received(BaseFrame.encode("0LE;b"));
        assertThat(BaseKit.spelled(slow.wire.takeBytes())).isEqualTo("ACK NAK6");
        slow.pass(Duration.ofMillis(10));
        assertThat(BaseKit.spelled(slow.wire.takeBytes())).isEqualTo("0C");
        assertThat(slow.count("commands-too-early")).isEqualTo(1);
    }

    @Test
    void acknowledgementsAreMissedAndUnaskedOnesCounted() {
        kit.reply(BaseFrame.encode("0DC"));
        kit.pass(Duration.ofMillis(999));
        assertThat(kit.count("acks-missing")).isZero();
        kit.pass(Duration.ofMillis(1));
        assertThat(kit.count("acks-missing")).isEqualTo(1);
        kit.acknowledge();
        assertThat(kit.base.counters()).containsEntry("acks-without-frame", 1L).containsEntry("acks", 1L);
    }

    @Test
    void aFrameThatTheHostRefusesComesAgain() {
        opened.reply(BaseFrame.encode("1LE;d"));
        opened.base.received(Bytes.ofHex("15 32"));

        assertThat(BaseKit.spelled(opened.wire.takeBytes())).isEqualTo("1C;d0032");
        assertThat(opened.count("naks")).isEqualTo(1);
    }

    @Test
    void probesComeEverySecondOfASessionAndUnansweredOnesAreCounted() {
        kit.pass(Duration.ofSeconds(5));
        assertThat(kit.wire.takeBytes().length()).as("no session").isZero();
        kit.ask("0DC");
        kit.passPresent(Duration.ofSeconds(10));
        assertThat(kit.base.counters()).containsEntry("enqs", 10L).doesNotContainKey("dc4s-missing");
        kit.pass(Duration.ofSeconds(10));
        assertThat(kit.base.counters()).containsEntry("enqs", 20L).containsEntry("dc4s-missing", 9L);
        assertThat(kit.count("dc4s-without-enq")).as("two in a second").isEqualTo(10);
        assertThat(kit.ask("0LE;b")).as("the session stays").isEqualTo("0C;b03");
    }

    @Test
    void sessionsMayEndWhenTheHostIsNotThere() {
        BaseKit strict = new BaseKit(
                Options.DEFAULT.withDropAfterMissed(3).withReplyLatency(Duration.ZERO), Map.of("1", BaseKit.KETAMINE));
        strict.ask("0DC");
        strict.pass(Duration.ofMillis(3999));
        assertThat(strict.ask("0LE;b")).isEqualTo("0C;b01");
        strict.pass(Duration.ofMillis(1));
        assertThat(strict.ask("0LE;b")).isEqualTo("0I;0D");
        assertThat(strict.count("sessions-dropped")).isEqualTo(1);
        assertThat(strict.pump("1").read().flow().running()).isTrue();
    }

    /** DC4 may come between the bytes of a frame. */
    @Test
    void presenceIsHeardInsideOfAFrame() {
        kit.ask("0DC");
        kit.pass(Duration.ofSeconds(1));
        kit.wire.takeBytes();

        assertThat(BaseKit.spelled(kit.reply(Bytes.ofHex("02 30 4C 14 45 3B 62 41 31 03"))))
                .isEqualTo("ACK 0C;b03");
        assertThat(kit.count("dc4s")).isEqualTo(1);
    }

    @Test
    void changesComeEverySecondUntilTheyAreAcknowledged() {
        opened.ask("2DE;dr");
        opened.wire.takeBytes();
        opened.passPresent(Duration.ofSeconds(2));
        assertThat(BaseKit.spelled(opened.wire.takeBytes())).isEqualTo("ENQ 2E;d0000;r00000000 ENQ 2E;d0000;r00000000");
        opened.base.received(BaseFrame.encode("2E"));
        opened.passPresent(Duration.ofSeconds(2));
        assertThat(BaseKit.spelled(opened.wire.takeBytes())).isEqualTo("ACK ENQ ENQ");

        opened.pump("2").run();
        opened.passPresent(Duration.ofSeconds(1));
        assertThat(BaseKit.spelled(opened.wire.takeBytes())).isEqualTo("ENQ 2E;d0014;r00000001");
        opened.ask("2AE;dr");
        opened.wire.takeBytes();
        opened.passPresent(Duration.ofSeconds(1));
        assertThat(BaseKit.spelled(opened.wire.takeBytes())).isEqualTo("ENQ");
    }

    @Test
    void aPumpWithoutABaseHasNoAddress() {
        BaseKit alone =
                new BaseKit(Options.DEFAULT.alone().withReplyLatency(Duration.ZERO), Map.of("1", BaseKit.KETAMINE));
        assertThat(alone.ask("LE;r")).isEqualTo("I;1E");
        assertThat(alone.reply(BaseFrame.encode("DC"))).isEqualTo(Bytes.ofAscii("\u0006\u0002C" + "BC" + "\u0003"));
        alone.acknowledge();
        assertThat(alone.reply(Bytes.ofHex("02 4C 45 3B 72 43 31 03")))
                .isEqualTo(Bytes.ofHex("06 02 43 3B 72 30 30 30 30 30 34 44 32 37 35 03"));
        alone.acknowledge();
        assertThat(alone.ask("1LE;r")).isEqualTo("NAK4");
        assertThat(alone.ask("LE;b")).isEqualTo("I;0A");
        assertThat(alone.wire.takeSaid()).containsExactly("volume-infused 1.234");
        alone.pass(Duration.ofSeconds(1));
        assertThat(BaseKit.spelled(alone.wire.takeBytes())).isEqualTo("ENQ");
        assertThat(alone.ask("PO")).isEqualTo("I;02");
        assertThat(alone.count("violations")).isEqualTo(1);
    }

    @Test
    void alarmsAreBitsAndFaultsAreCodes() {
        opened.pump("1").occlude();
        opened.passPresent(Duration.ofSeconds(30));
        opened.wire.takeBytes();
        assertThat(opened.ask("1LE;ad")).isEqualTo("1C;a0001;d0000");
        opened.pump("1").raise(PumpAlarm.AIR);
        opened.base.failPump("1", 0x2A);
        assertThat(opened.ask("1LE;ae")).isEqualTo("1C;a8001;e002A");
        for (PumpAlarm alarm : PumpAlarm.values()) {
            opened.pump("2").raise(alarm);
            assertThat(opened.ask("2LE;a")).as(alarm.name()).isNotEqualTo("2C;a0000");
            opened.pump("2").clear(alarm);
        }
    }

    @Test
    void aBolusHasItsOwnRateAndVolume() {
        opened.pump("1").bolus(Decimal.of(4));
        opened.pass(Duration.ofSeconds(9));
        opened.wire.takeBytes();
        assertThat(opened.ask("1LE;dks")).isEqualTo("1C;d0032;k1F40;s000007D0");
        opened.pass(Duration.ofSeconds(10));
        opened.wire.takeBytes();
        assertThat(opened.ask("1LE;dks")).isEqualTo("1C;d0032;k0000;s00000FA0");
    }

    @Test
    void theRateIsThatWhichFlowsOrTheSetOne() {
        opened.pump("1").hold();
        assertThat(opened.ask("1LE;d")).isEqualTo("1C;d0000");
        BaseKit set = new BaseKit(Options.DEFAULT.with(Quirk.TELLS_SET_RATE), Map.of("1", BaseKit.HELD));
        assertThat(set.ask("0DC") + set.ask("1DC") + set.ask("1LE;d")).isEqualTo("0C1C1C;d0014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "x"})
    void placesThatNoBaseHasAreRefused(String place) {
        assertThatThrownBy(() -> new BaseKit(Options.DEFAULT, Map.of(place, BaseKit.HELD)))
                .hasMessageContaining("1 to 5");
    }
}
