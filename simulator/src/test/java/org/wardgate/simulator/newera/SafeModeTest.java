package org.wardgate.simulator.newera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;

/** Safe packets, the mode, the watch over the host and the alarms that come unasked. */
class SafeModeTest {
    private static final Bytes STATUS = Bytes.ofHex("02 05 30 36 53 03");

    private final PumpKit kit = new PumpKit("5.000", null, true);

    /** NE-1000 manual: Safe packets are understood in Basic mode too, and answered in the mode that holds. */
    @Test
    void inBasicModeASafePacketGetsABasicReply() {
        assertThat(PumpKit.basic(kit.reply(STATUS))).isEqualTo("00I");
    }

    /** The check of 0DIA is 02 35: a reader that looks for STX in it is lost. */
    @Test
    void aPacketIsFoundByItsLength() {
        assertThat(PumpKit.basic(kit.reply(Bytes.ofHex("02 08 30 44 49 41 02 35 03"))))
                .isEqualTo("00I26.59");
        assertThat(kit.pump.counters()).doesNotContainKey("bad-packets");
    }

    @Test
    void theAnswerToAChangeOfModeIsInTheNewMode() {
        assertThat(kit.askSafely("0SAF10")).isEqualTo("00I");
        assertThat(kit.askSafely("0SAF")).isEqualTo("00I10");
        assertThat(PumpKit.basic(kit.reply(SafePacket.encode("0SAF0")))).isEqualTo("00I");
        assertThat(kit.violations()).isEqualTo(2);
    }

    @Test
    void inSafeModeBasicPacketsAreNotUnderstood() {
        kit.askSafely("0SAF10");

        assertThat(kit.ask("0RAT")).isEmpty();
        assertThat(kit.askSafely("0RAT")).isEqualTo("00I5.000MH");
        assertThat(kit.count("bytes-ignored")).isEqualTo(5);
    }

    /** SAF0 is the first thing that a published client sends; it swallows the alarm of a pump that was switched on. */
    @Test
    void theAnswerToAChangeOfModeIsInTheNewModeEvenWhenItIsAnAlarm() {
        kit.askSafely("0SAF10");
        kit.pump.powerCycle();
        kit.wire.takeBytes();

        assertThat(PumpKit.basic(kit.reply(SafePacket.encode("0SAF0")))).isEqualTo("00A?R");
        assertThat(kit.askSafely("0SAF")).as("not obeyed").isEqualTo("00S10");
        assertThat(PumpKit.basic(kit.reply(SafePacket.encode("0SAF0")))).isEqualTo("00S");
        assertThat(kit.violations()).isEqualTo(3);
    }

    @Test
    void aWrongCheckIsAnsweredAsSuchAndDoesNotAcknowledge() {
        Bytes damaged = Bytes.ofHex("02 05 30 36 52 03");
        assertThat(PumpKit.basic(kit.reply(damaged))).isEqualTo("00I?COM");
        assertThat(PumpKit.basic(kit.reply(Bytes.ofHex("02 05 30 36 53 04")))).isEqualTo("00I?COM");

        kit.pump.raiseAlarm(Alarm.PROGRAM_ERROR);
        assertThat(List.of(PumpKit.basic(kit.reply(damaged)), kit.ask("0"), kit.ask("0")))
                .containsExactly("00A?E", "00A?E", "00I");
        assertThat(kit.count("bad-packets")).isEqualTo(3);
    }

    /** NE-1000 manual: half a second between two bytes ends a packet. */
    @Test
    void aPacketThatStopsIsForgottenAfterHalfASecond() {
        kit.pump.received(STATUS.slice(0, 3));
        kit.pass(Duration.ofMillis(499));
        kit.pump.received(STATUS.slice(3, 3));
        kit.pass(PumpKit.LATENCY);
        assertThat(PumpKit.basic(kit.wire.takeBytes())).isEqualTo("00I");

        kit.pump.received(STATUS.slice(0, 3));
        kit.pass(Duration.ofMillis(500));
        assertThat(PumpKit.basic(kit.reply(STATUS))).isEqualTo("00I");
        assertThat(kit.count("incomplete-packets")).isEqualTo(1);
    }

    @Test
    void aPacketShorterThanAnyIsNone() {
        assertThat(kit.reply(Bytes.ofHex("02 04"))).isEqualTo(Bytes.empty());
        assertThat(PumpKit.basic(kit.reply(STATUS))).isEqualTo("00I");
        assertThat(kit.count("incomplete-packets")).isEqualTo(1);
    }

    /** What would make a gateway that had switched Safe mode on, and crashed, stop an infusion. */
    @Test
    void aSilentHostStopsThePumpAndIsToldSo() {
        kit.askSafely("0SAF2");
        kit.pass(Duration.ofMillis(1500));
        assertThat(kit.askSafely("0")).isEqualTo("00I");
        kit.pass(Duration.ofMillis(1989));
        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.empty());
        kit.pass(Duration.ofMillis(1));

        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.ofHex("02 09 30 30 41 3F 54 05 40 03"));
        assertThat(List.of(kit.askSafely("0"), kit.askSafely("0"))).containsExactly("00A?T", "00S");
        assertThat(kit.count("auto-alarms")).isEqualTo(1);
    }

    @Test
    void inBasicModeNobodyIsMissed() {
        kit.askSafely("0SAF2");
        kit.reply(SafePacket.encode("0SAF0"));
        kit.pass(Duration.ofHours(1));

        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(kit.ask("0")).isEqualTo("00I");
    }

    @Test
    void anAlarmComesUnaskedWhenItBeginsAndIsStillToBeReported() {
        kit.askSafely("0SAF255");
        kit.pump.occlude();
        kit.pass(Duration.ofSeconds(26).minusMillis(11));
        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.empty());
        kit.pass(Duration.ofMillis(12));

        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.ofHex("02 09 30 30 41 3F 53 75 A7 03"));
        assertThat(List.of(kit.askSafely("0"), kit.askSafely("0"))).containsExactly("00A?S", "00S");
    }

    /** NE-1000 manual: the mode is kept, the alarm comes at once, and the host is missed from its first packet on. */
    @Test
    void aPowerCycleInSafeModeIsToldUnasked() {
        kit.askSafely("0SAF2");
        kit.wire.takeBytes();
        kit.pump.powerCycle();
        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.ofHex("02 09 30 30 41 3F 52 65 86 03"));
        kit.pass(Duration.ofMinutes(1));
        assertThat(kit.wire.takeBytes()).isEqualTo(Bytes.empty());

        assertThat(List.of(kit.askSafely("0"), kit.askSafely("0"))).containsExactly("00A?R", "00S");
        kit.pass(Duration.ofSeconds(2));
        assertThat(kit.askSafely("0")).isEqualTo("00A?T");
    }

    /** What nesp-lib 2.0.0 and a pump say to each other when it is opened, byte for byte. */
    @Test
    void nespLibIsAnswered() {
        kit.pump.raiseAlarm(Alarm.RESET);
        Bytes basicMode = Bytes.ofHex("02 09 30 53 41 46 30 59 AD 03");

        assertThat(PumpKit.basic(kit.reply(basicMode))).isEqualTo("00A?R");
        assertThat(PumpKit.basic(kit.reply(basicMode))).isEqualTo("00I");
        assertThat(kit.ask("0VER")).isEqualTo("00INE1000V3.928");
        assertThat(kit.reply(Bytes.ofHex("02 09 30 53 41 46 32 79 EF 03")))
                .isEqualTo(Bytes.ofHex("02 07 30 30 49 19 DD 03"));
    }
}
