package org.wardgate.simulator.newera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.testing.Gen;

/** Basic mode, alarms, and what a pump infuses. */
class Ne1000PumpTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PumpKit kit = new PumpKit("5.000", null, true);

    /** NE-1000 manual: a command without a parameter asks. */
    @ParameterizedTest
    @CsvSource({
        "0, 00I",
        "'', 00I",
        "00, 00I",
        "0VER, 00INE1000V3.928",
        "0DIA, 00I26.59",
        "0RAT, 00I5.000MH",
        "0VOL, 00I50.00ML",
        "0DIR, 00IINF",
        "0DIS, 00II0.000W0.000ML",
        "0SAF, 00I0",
        "0PHN, 00I1",
        "0FUN, 00IRAT",
        "*ADR, 00I0",
        "' 0 r a t ', 00I5.000MH",
        "rat, 00I5.000MH"
    })
    void everyQueryIsAnsweredAndNoneIsAViolation(String query, String reply) {
        PumpKit limited = new PumpKit("5.000", "50.00", true);

        assertThat(limited.ask(query)).isEqualTo(reply);
        assertThat(limited.pump.counters())
                .containsEntry("violations", 0L)
                .containsEntry("packets", 1L)
                .containsEntry("replies", 1L);
    }

    /** 0RAT and its reply, byte for byte. */
    @Test
    void aBasicReplyStandsBetweenStxAndEtx() {
        assertThat(kit.reply(Bytes.ofHex("30 52 41 54 0D")))
                .isEqualTo(Bytes.ofHex("02 30 30 49 35 2E 30 30 30 4D 48 03"));
    }

    @Test
    void aReplyTakesItsLatencyOnLinkTime() {
        kit.pump.received(Bytes.ofAscii("0\r"));
        kit.pass(PumpKit.LATENCY.minusMillis(1));
        assertThat(kit.wire.takeSent()).isEmpty();

        kit.pass(Duration.ofMillis(1));
        assertThat(kit.wire.takeSent()).isEqualTo("\u000200I\u0003");
    }

    @Test
    void otherAddressesGetNoAnswer() {
        PumpKit seven = new PumpKit(Options.DEFAULT.withAddress(7));

        assertThat(List.of(seven.ask("0"), seven.ask("RAT"), seven.ask("70RUN")))
                .containsOnly("");
        assertThat(List.of(seven.ask("7"), seven.ask("07RAT"), seven.ask("*ADR")))
                .containsExactly("07S", "07S5.000MH", "07S7");
        assertThat(seven.pump.counters()).containsEntry("other-address", 3L).containsEntry("violations", 0L);
    }

    @Test
    void volumeFollowsTheRateOnPatientTime() {
        kit.pass(HOUR.multipliedBy(2));
        assertThat(kit.ask("0DIS")).isEqualTo("00II10.00W0.000ML");

        kit.pump.setRate(Decimal.parse("0.1"));
        kit.pass(HOUR);
        assertThat(kit.ask("0DIS")).isEqualTo("00II10.10W0.000ML");
        assertThat(kit.ask("0RAT")).isEqualTo("00I0.100MH");
    }

    @Test
    void itStopsWhenItsVolumeIsReachedHoweverLateAnybodyAsks() {
        PumpKit limited = new PumpKit("60.00", "1.5", true);
        limited.pass(Duration.ofMillis(88_990));
        assertThat(limited.ask("0DIS")).isEqualTo("00II1.483W0.000ML");
        limited.pass(HOUR);

        assertThat(limited.ask("0DIS")).isEqualTo("00SI1.500W0.000ML");
        assertThat(limited.ask("0VOL")).as("what was set, not what is left").isEqualTo("00S1.500ML");
        assertThat(limited.pump.reachedMillilitresBy(limited.wire.time.patientNanos()))
                .isCloseTo(1.5, within(1e-6));

        limited.pump.run();
        limited.pass(Duration.ofSeconds(90));
        assertThat(limited.ask("0DIS")).as("once more").isEqualTo("00SI3.000W0.000ML");
    }

    @Test
    void aPauseLeavesTheRestOfTheVolumeAndAStopDoesNot() {
        PumpKit limited = new PumpKit("60.00", "1.5", true);
        limited.pass(Duration.ofMinutes(1));
        limited.pump.hold();
        limited.pass(HOUR);
        assertThat(limited.ask("0DIS")).isEqualTo("00PI1.000W0.000ML");
        limited.pump.run();
        limited.pass(HOUR);
        assertThat(limited.ask("0DIS")).isEqualTo("00SI1.500W0.000ML");

        limited.pump.run();
        limited.pass(Duration.ofMinutes(1));
        limited.pump.hold();
        limited.pump.hold();
        assertThat(limited.ask("0")).isEqualTo("00S");
        limited.pump.run();
        limited.pass(HOUR);
        assertThat(limited.ask("0DIS")).isEqualTo("00SI4.000W0.000ML");
    }

    /** Any query acknowledges: a second client would never see the alarm. */
    @Test
    void theFirstReplyIsTheAlarmAndTheNextOneIsTheAnswer() {
        kit.pump.occlude();
        kit.pass(Duration.ofSeconds(25));
        assertThat(kit.ask("0")).isEqualTo("00I");
        kit.pass(Duration.ofSeconds(1));

        assertThat(List.of(kit.ask("0DIS"), kit.ask("0DIS"))).containsExactly("00A?S", "00SI0.036W0.000ML");
        assertThat(kit.count("auto-alarms")).isZero();
    }

    @Test
    void aStalledMotorStallsAgainUntilTheLineIsOpen() {
        kit.pump.occlude();
        kit.pass(Duration.ofSeconds(30));
        assertThat(kit.ask("0")).isEqualTo("00A?S");
        kit.pump.run();
        assertThat(List.of(kit.ask("0"), kit.ask("0"))).containsExactly("00A?S", "00S");

        kit.pump.releaseOcclusion();
        kit.pump.run();
        assertThat(kit.ask("0")).isEqualTo("00I");
    }

    @Test
    void keysAcknowledgeToo() {
        kit.pump.raiseAlarm(Alarm.PROGRAM_ERROR);
        kit.pump.run();
        assertThat(kit.ask("0")).isEqualTo("00I");

        kit.pump.raiseAlarm(Alarm.PHASE_OUT_OF_RANGE);
        kit.pump.hold();
        assertThat(kit.ask("0")).isEqualTo("00P");
    }

    /** 59.07 mL: a plunger of 26.59 mm goes 106 mm. */
    @Test
    void theSyringesEndStallsTheMotor() {
        PumpKit fast = new PumpKit("1200", null, true);
        fast.pass(HOUR);

        assertThat(List.of(fast.ask("0DIS"), fast.ask("0DIS"))).containsExactly("00A?S", "00SI59.06W0.000ML");
        fast.pump.run();
        assertThat(fast.ask("0")).isEqualTo("00A?S");
    }

    /** NE-1000 manual: a rate that is changed while the pump runs is not stored. */
    @Test
    void afterAPowerCycleItStandsStillAndKnowsTheStoredRate() {
        kit.pass(HOUR);
        kit.pump.setRate(Decimal.parse("7.5"));
        kit.pump.received(Bytes.ofAscii("0RAT\r0D"));
        kit.pump.powerCycle();
        kit.pass(HOUR);

        assertThat(kit.wire.takeSent()).as("the reply that was due").isEmpty();
        assertThat(List.of(kit.ask("0RAT"), kit.ask("0RAT"), kit.ask("0DIS")))
                .containsExactly("00A?R", "00S5.000MH", "00SI0.000W0.000ML");
        assertThat(kit.pump.reachedMillilitresBy(kit.wire.time.patientNanos())).isCloseTo(5, within(0.001));

        kit.pump.setRate(Decimal.parse("7.5"));
        kit.pump.powerCycle();
        kit.ask("0");
        assertThat(kit.ask("0RAT")).as("set while it stood still").isEqualTo("00S7.500MH");
    }

    @Test
    void aPartedLineLosesWhatThePumpCounts() {
        kit.pump.disconnectLine();
        kit.pass(HOUR);
        kit.pump.connectLine();
        kit.pass(HOUR);

        assertThat(kit.ask("0DIS")).isEqualTo("00II10.00W0.000ML");
        assertThat(kit.pump.reachedMillilitresBy(kit.wire.time.patientNanos())).isCloseTo(5, within(0.001));
    }

    /** NE-1000 manual: while somebody edits on the keypad the reply is delayed, and nothing else is accepted before it. */
    @Test
    void whileSomebodyEditsTheReplyWaitsAndOtherBytesAreLost() {
        kit.pump.useKeypad(Duration.ofSeconds(3));
        kit.pump.received(Bytes.ofAscii("0RAT\r"));
        kit.pass(Duration.ofSeconds(1));
        kit.pump.received(Bytes.ofAscii("0DIS\r"));
        kit.pass(Duration.ofSeconds(2));
        assertThat(kit.wire.takeSent()).isEmpty();

        kit.pass(PumpKit.LATENCY);
        assertThat(kit.wire.takeSent()).isEqualTo("\u000200I5.000MH\u0003");
        assertThat(kit.count("bytes-ignored")).isEqualTo(5);
        assertThat(kit.ask("0")).isEqualTo("00I");
    }

    @Test
    void whatIsNoCommandIsNotRecognised() {
        assertThat(List.of(kit.ask("0XYZ"), kit.ask("0R"), kit.ask("0RAT0DIS"), kit.ask("0?")))
                .containsOnly("00I?");
        assertThat(kit.pump.counters()).containsEntry("unrecognised", 4L).containsEntry("violations", 0L);
    }

    /** The manuals: up to 14.00 mm volumes are in microlitres. */
    @Test
    void aThinSyringeIsToldInMicrolitresAndTheTruthInMillilitres() {
        PumpKit thin = new PumpKit(PumpKit.infusion("3.000", "1.5", true).withDiameter(Decimal.parse("14.00")));
        thin.pass(HOUR.dividedBy(4));

        assertThat(List.of(thin.ask("0DIS"), thin.ask("0VOL"), thin.ask("0RAT")))
                .containsExactly("00II750.0W0.000UL", "00I1500.UL", "00I3.000MH");
        assertThat(thin.wire.takeSaid())
                .containsExactly("volume-infused 0.7500", "volume-to-be-infused 1.500", "rate 3.000");
    }

    /** What is set does not flow while the pump stands still, and no volume is without end. */
    @Test
    void numbersThatSayNothingOfTheInfusionAreNotTold() {
        kit.pump.hold();
        List.of("0RAT", "0VOL", "0DIA", "0VER").forEach(kit::ask);

        assertThat(kit.wire.takeSaid()).isEmpty();
    }

    @Test
    void aRequestMayComeByteByByte() {
        "0RAT\r".chars().forEach(c -> kit.pump.received(Bytes.ofAscii(Character.toString(c))));
        kit.pass(PumpKit.LATENCY);

        assertThat(kit.wire.takeSent()).isEqualTo("\u000200I5.000MH\u0003");
    }

    @Test
    void noBytesWhatsoeverMakeItThrowOrDeaf() {
        Gen.check(20261123, 300, random -> {
            PumpKit noisy = new PumpKit("5.000", null, true);
            noisy.pump.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(300))));
            noisy.pass(Duration.ofSeconds(1));
            noisy.pump.received(Bytes.ofAscii("\r"));
            noisy.pass(Duration.ofSeconds(1));
            assertThat(noisy.ask("0")).startsWith("00");
        });
    }

    @Test
    void switchedOffItNeitherAnswersNorInfusesAndThenItAlarms() {
        kit.pump.received(Bytes.ofAscii("0\r"));
        kit.pump.stop();
        kit.pass(HOUR);
        kit.pump.received(Bytes.ofAscii("0\r"));
        kit.pass(HOUR);
        assertThat(kit.wire.takeSent()).isEmpty();

        kit.pump.start();
        assertThat(List.of(kit.ask("0DIS"), kit.ask("0DIS"))).containsExactly("00A?R", "00SI0.000W0.000ML");
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> Options.DEFAULT.withAddress(100)).hasMessageContaining("0 to 99, not 100");
        assertThatThrownBy(() -> Options.DEFAULT.withDiameter(Decimal.parse("50.01")))
                .hasMessageContaining("0.1 to 50 mm");
        assertThatThrownBy(() -> new PumpKit("1700", null, true)).hasMessageContaining("0 to 1699 mL/h");
        assertThatThrownBy(() -> new PumpKit("1", "0.0009", true)).hasMessageContaining("at least 0.001");
    }
}
