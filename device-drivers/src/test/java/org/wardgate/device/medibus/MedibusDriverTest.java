package org.wardgate.device.medibus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.device.medibus.Medibus.command;
import static org.wardgate.device.medibus.Medibus.hex;
import static org.wardgate.device.medibus.Medibus.join;
import static org.wardgate.device.medibus.Medibus.response;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Reading;
import org.wardgate.model.Samples;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;
import org.wardgate.testing.Gen;

class MedibusDriverTest {
    private static final String ICC = "1b5136430d";
    private static final String VALUES = "EB 98 E1 70 ";

    private final MachineBench bench = new MachineBench();

    @Test
    void theLineIsThatOfCurrentMachines() {
        MedibusDriverProvider provider = new MedibusDriverProvider();
        assertThat(provider.serialSettings()).isEqualTo(new SerialSettings(9600, 8, SerialSettings.Parity.EVEN, 1));
        assertThat(provider.profile()).isEqualTo("draeger-medibus");
        assertThat(provider.description()).contains("MEDIBUS.X");
    }

    @Test
    void itCallsAsksWhoIsThereAndPolls() {
        bench.data.put(0x24, VALUES);
        bench.start();
        bench.run(Duration.ofSeconds(10));

        assertThat(bench.heard).startsWith(ICC, "1b5236440d", "1b2734320d", "1b2e34390d", "1b2433460d", "1b2b34360d");
        assertThat(bench.lines()).extracting(LineState::status).containsExactly(Status.LIVE);
        assertThat(bench.heard(0x24)).isBetween(10L, 12L);
        assertThat(bench.heard(0x27)).isBetween(5L, 7L);
        assertThat(bench.heard(0x2E)).isBetween(5L, 7L);
        assertThat(bench.heard(0x2B)).isBetween(5L, 7L);
        assertThat(List.of(
                        bench.heard(0x25), bench.heard(0x26), bench.heard(0x2C), bench.heard(0x2D), bench.heard(0x29)))
                .allSatisfy(count -> assertThat(count).isBetween(2L, 3L));
        assertThat(bench.heard(0x28)).isBetween(1L, 2L);
        assertThat(List.of(bench.heard(0x2A), bench.heard(0x53), bench.heard(0x23), bench.heard(0x54)))
                .containsExactly(1L, 1L, 0L, 0L);
        assertThat(bench.newest()).containsExactly("mdc:149530 70 /min", "mdc:150456 98 %");
        assertThat(bench.harness.counts).isEmpty();
    }

    @Test
    void whoIsThereIsTold() {
        bench.data.put(0x2A, "224mmHg\u000320;Mode Adults\u0003");
        bench.start();
        bench.run(Duration.ofSeconds(40));

        List<DeviceIdentity> told = bench.harness.events(DeviceIdentity.class);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).model()).isEqualTo("Evita 4");
        assertThat(told.get(0).manufacturer()).isEqualTo("Draeger");
        assertThat(told.get(0).serialNumber()).isNull();
        assertThat(told.get(1).attributes())
                .isEqualTo(Map.of(
                        "id",
                        "8240",
                        "revision",
                        "04.00",
                        "medibus",
                        "04.00",
                        "text-20",
                        "Mode Adults",
                        "text-22",
                        "mmHg"));
    }

    /** MEDIBUS.X has a third page of alarms, by a published client. */
    @Test
    void aMachineOfRevisionSixIsAskedForAThirdPageOfAlarms() {
        bench.data.put(0x52, "9000'Zeus'01.00:06.00");
        bench.data.put(0x23, "L07PAGE THREE  ");
        bench.start();
        bench.run(Duration.ofSeconds(5));
        assertThat(bench.heard(0x23)).isBetween(2L, 4L);
        assertThat(bench.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.code()).isEqualTo("23-07"));
    }

    /** MEDIBUS 4.03, initialisation: Every 3 s while nothing comes. */
    @Test
    void aDeadMachineIsCalledEveryThreeSecondsAndIsSilent() {
        bench.dead = true;
        bench.start();
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.heard).containsExactly(ICC, ICC, ICC, ICC);
        assertThat(bench.lines().get(0).status()).isEqualTo(Status.SILENT);
        assertThat(bench.lines().get(0).cause()).isEqualTo(Cause.NO_ANSWER);
        bench.dead = false;
        bench.run(Duration.ofSeconds(4));
        assertThat(bench.lines()).last().extracting(LineState::status).isEqualTo(Status.LIVE);
    }

    /** Every 10 s while something comes that is no answer. */
    @Test
    void aNoisyLineIsCalledEveryTenSeconds() {
        bench.dead = true;
        bench.harness.driver.opened();
        for (int i = 0; i < 50; i++) {
            bench.say(hex("55 2A 5F"));
            bench.run(Duration.ofMillis(500));
        }
        assertThat(bench.heard).hasSize(3).containsOnly(ICC);
        assertThat(bench.lines().get(0).cause()).isEqualTo(Cause.NOISE);
        assertThat(bench.lines().get(0).detail()).contains("parity");
    }

    /** MEDIBUS 4.03, initialisation: Its ICC, when it was answered, will do. */
    @Test
    void aMachineThatCallsFirstIsAnsweredAndAsked() {
        bench.mute.add(0x51);
        bench.start();
        bench.say(command(0x51));
        bench.run(Duration.ofMillis(190));
        assertThat(bench.heard).containsExactly(ICC, "015135320d");
        bench.run(Duration.ofMillis(50));
        assertThat(bench.heard).element(2).isEqualTo("1b5236440d");
    }

    /** Every command is answered: NOP, time changed, curves changed, one nobody knows. */
    @ParameterizedTest
    @ValueSource(ints = {0x30, 0x49, 0x56, 0x6A, 0x7E, 0x20, 0x24})
    void everyCommandIsAnsweredWithItsCode(int code) {
        bench.start();
        bench.forget();
        bench.say(command(code));
        assertThat(bench.heard).contains(HexFormat.of().formatHex(response(code, "")));
    }

    @Test
    void whoWeAreIsAnsweredInFull() {
        bench.start();
        bench.forget();
        bench.say(command(0x52));
        assertThat(bench.heard).contains("0152303136312757415244474154452730312e30303a30342e303344360d");
    }

    /** MEDIBUS 4.03, questions and answers: Devices put the question who we are into their answer to ICC. */
    @Test
    void aCommandInsideTheAnswerToTheCallIsAnsweredToo() {
        bench.mute.add(0x51);
        bench.start();
        bench.say(hex("01 51 1B 52 36 44 0D 35 32 0D"));
        bench.run(Duration.ofMillis(100));
        assertThat(bench.heard).element(1).asString().startsWith("0152");
        assertThat(bench.heard(0x52)).isEqualTo(1);
        assertThat(bench.lines()).extracting(LineState::status).contains(Status.LIVE);
    }

    @Test
    void aDamagedCommandIsAnsweredAsNotUnderstood() {
        bench.start();
        bench.forget();
        bench.say(hex("1B 30 34 36 0D"));
        assertThat(bench.heard).contains("011531360d");
    }

    @Test
    void commandsWithCodesOfNoPrintedCharacterAreCounted() {
        bench.start();
        bench.forget();
        bench.say(command(0x02));
        assertThat(bench.heard).noneMatch(frame -> frame.startsWith("0102"));
        assertThat(bench.harness.counts).containsEntry("unknown-command", 1);
    }

    /** The guard lets 40 frames a second through; a machine that asks without end must not use them up. */
    @Test
    void aFloodOfCommandsIsNotAnsweredWithoutEnd() {
        bench.start();
        bench.forget();
        for (int i = 0; i < 1000; i++) {
            bench.say(command(0x30));
        }
        assertThat(bench.heard.stream().filter("013033310d"::equals).count()).isEqualTo(Outbox.ANSWERS_PER_SECOND);
        bench.run(Duration.ofSeconds(1));
        bench.forget();
        bench.say(command(0x30));
        assertThat(bench.heard).contains("013033310d");
    }

    /** MEDIBUS 4.03, timing: The 3 s rule; the bytes of curves do not count. */
    @Test
    void threeSecondsWithoutAMessageAreALostLink() {
        bench.data.put(0x24, VALUES);
        bench.data.put(0x27, "L07SPO2 LOW    ");
        bench.start();
        bench.run(Duration.ofSeconds(5));
        bench.forget();
        bench.dead = true;
        for (int i = 0; i < 32; i++) {
            bench.run(Duration.ofMillis(100));
            bench.say(hex("D1 91 81"));
        }
        assertThat(bench.lines()).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo(Status.SILENT);
            assertThat(line.cause()).isEqualTo(Cause.NO_ANSWER);
        });
        assertThat(bench.heard).last().isEqualTo(ICC);
        assertThat(bench.alerts()).as("silence ends no alarm").isEmpty();
        bench.dead = false;
        bench.run(Duration.ofSeconds(4));
        assertThat(bench.lines()).last().extracting(LineState::status).isEqualTo(Status.LIVE);
        assertThat(bench.alerts())
                .as("what still stands is told again")
                .hasSize(1)
                .allMatch(a -> a.active());
    }

    /** MEDIBUS 4.03, timing: The 10 s rule, on a machine that is otherwise there; nothing else is asked meanwhile. */
    @Test
    void anUnansweredRequestIsRepeatedAfterTenSecondsThreeTimes() {
        bench.start();
        bench.run(Duration.ofSeconds(3));
        bench.mute.add(0x24);
        bench.run(Duration.ofSeconds(2));
        bench.forget();
        for (int i = 0; i < 45; i++) {
            bench.run(Duration.ofSeconds(1));
            bench.say(command(0x30));
        }
        assertThat(bench.heard(0x24)).as("three times again, and anew").isBetween(3L, 4L);
        assertThat(bench.lines()).extracting(LineState::status).contains(Status.SILENT);
        assertThat(bench.heard).contains(ICC);
        assertThat(bench.harness.counts).containsEntry("reply-timeout", 4);
    }

    @Test
    void whatAMachineNeverAnswersIsLeftAlone() {
        bench.mute.add(0x2D);
        bench.start();
        for (int i = 0; i < 200; i++) {
            bench.run(Duration.ofSeconds(1));
            bench.say(command(0x30));
        }
        assertThat(bench.heard(0x2D)).isEqualTo(2);
        assertThat(bench.lines()).extracting(LineState::status).containsExactly(Status.LIVE);
    }

    /** Some machines answer no question who they are, or with nothing; values do not wait for it. */
    @Test
    void aMachineThatDoesNotSayWhoItIsIsRead() {
        bench.data.put(0x24, VALUES);
        bench.mute.add(0x52);
        bench.start();
        for (int i = 0; i < 22; i++) {
            bench.run(Duration.ofSeconds(1));
            bench.say(command(0x30));
        }
        assertThat(bench.heard(0x52)).isEqualTo(2);
        assertThat(bench.newest()).contains("mdc:150456 98 %");

        MachineBench empty = new MachineBench();
        empty.data.put(0x52, "");
        empty.data.put(0x24, VALUES);
        empty.start();
        empty.run(Duration.ofSeconds(1));
        assertThat(empty.newest()).contains("mdc:150456 98 %");
        assertThat(empty.harness.events(DeviceIdentity.class)).isEmpty();
    }

    @Test
    void aDamagedResponseIsAskedForAgainOnceAndAtOnce() {
        bench.mute.add(0x24);
        bench.start();
        bench.run(Duration.ofMillis(200));
        long before = bench.heard(0x24);
        bench.say(hex("01 24 45 42 20 39 38 20 35 45 0D"));
        bench.run(Duration.ofMillis(30));
        assertThat(bench.heard(0x24)).isEqualTo(before + 1);
        bench.say(hex("01 24 45 42 20 39 38 20 35 45 0D"));
        bench.run(Duration.ofMillis(30));
        assertThat(bench.heard(0x24)).isEqualTo(before + 1);
        assertThat(bench.heard(0x2B)).isEqualTo(1);
        assertThat(bench.harness.counts).containsEntry("damaged-twice", 1);
        assertThat(bench.harness.events(Reading.class)).isEmpty();
    }

    @Test
    void aRequestThatWasNotUnderstoodIsAskedAgain() {
        bench.mute.add(0x24);
        bench.start();
        bench.run(Duration.ofMillis(200));
        bench.say(hex("01 15 31 36 0D"));
        bench.run(Duration.ofMillis(30));
        assertThat(bench.heard(0x24)).isEqualTo(2);
    }

    @Test
    void anUnreadableResponseIsADamagedFrameAndNoValue() {
        bench.data.put(0x24, "EB 98");
        bench.start();
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.harness.dropped).isNotEmpty();
        assertThat(bench.harness.events(Reading.class)).isEmpty();
        assertThat(bench.heard(0x2B)).isPositive();
    }

    /** A response with another code, one to nothing, and one with data to a request that has none. */
    @Test
    void whatWasNotAskedForIsNotUsed() {
        bench.start();
        bench.run(Duration.ofMillis(950));
        bench.say(response(0x24, VALUES));
        bench.say(hex("01 30 33 31 0D"));
        bench.say(hex("01 51 35 32 0D"));
        assertThat(bench.harness.events(Reading.class)).isEmpty();
        assertThat(bench.harness.counts).containsEntry("reply-not-asked-for", 2);
    }

    @Test
    void dataWhereNoneAreKnownAreCounted() {
        bench.data.put(0x53, "00   16000-  10  100370");
        bench.data.put(0x54, "x");
        bench.start();
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.harness.counts).containsEntry("unknown-response-54", 1);
        assertThat(bench.heard(0x24)).isGreaterThan(1);
    }

    /** MEDIBUS 4.03, DC1 and DC3: The reverse of the usual. */
    @Test
    void nothingIsSentBetweenDc1AndDc3() {
        bench.start();
        bench.run(Duration.ofSeconds(2));
        bench.forget();
        bench.say(hex("11"));
        bench.say(command(0x30));
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.heard).isEmpty();
        bench.say(hex("13"));
        bench.run(Duration.ofMillis(50));
        assertThat(bench.heard).contains("013033310d").hasSizeGreaterThan(1);
    }

    @Test
    void aMachineThatNeverResumesIsCalledAnew() {
        bench.start();
        bench.run(Duration.ofSeconds(2));
        bench.forget();
        for (int i = 0; i < 32; i++) {
            bench.say(hex("11"));
            bench.say(command(0x30));
            if (i == 0) {
                bench.run(Duration.ofMillis(10));
            }
        }
        bench.run(Duration.ofMillis(3050));
        assertThat(bench.heard).contains(ICC);
        assertThat(bench.harness.counts).containsEntry("not-resumed", 1).containsKey("suspended-for-too-much");
    }

    @Test
    void aMachineThatStopsIsSilentAndCalledLater() {
        bench.start();
        bench.forget();
        bench.say(command(0x55));
        assertThat(bench.heard).last().isEqualTo("015535360d");
        assertThat(bench.lines()).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo(Status.SILENT);
            assertThat(line.cause()).isEqualTo(Cause.REFUSED);
        });
        bench.forget();
        bench.run(Duration.ofMillis(2900));
        assertThat(bench.heard).isEmpty();
        bench.run(Duration.ofMillis(300));
        assertThat(bench.heard).startsWith(ICC);
    }

    /** A new start of the machine clears what it was told: curves are chosen again. */
    @Test
    void aMachineThatCallsWhileItIsPolledIsIdentifiedAgain() {
        bench.data.put(0x53, "00   16000-  10  100370");
        bench.start();
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.heard(0x54)).isEqualTo(1);
        bench.say(command(0x51));
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.heard(0x52)).isEqualTo(2);
        assertThat(bench.heard(0x54)).isEqualTo(2);
    }

    /** MEDIBUS 4.03, questions and answers: 200 ms after it was told who we are, and not sooner. */
    @Test
    void curvesAreAskedForAfterTheMachineKnowsUs() {
        bench.start();
        bench.say(command(0x52));
        bench.run(Duration.ofMillis(190));
        assertThat(bench.heard(0x53)).isZero();
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.heard(0x53)).isEqualTo(1);
    }

    /** The offer of MEDIBUS 4.03, thinned out to 32 ms, and its data. */
    @Test
    void curvesAreChosenSwitchedOnAndRead() {
        bench.data.put(0x53, "00   16000-  10  10037006   16000-  20  100460");
        bench.start();
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.heard).contains("1b54303030323036303246390d", "d0c1c3c0c0");
        for (int i = 0; i < 16; i++) {
            bench.say(hex("D3 91 81 8D 83"));
        }
        List<Waveform> waves = bench.harness.events(Waveform.class);
        assertThat(waves)
                .extracting(wave -> wave.metric().key())
                .containsExactly("raw:draeger-medibus:53-00", "mdc:151724");
        assertThat(waves.get(0).samples().count()).isEqualTo(15);
        assertThat(waves.get(0).samples().at(0)).isEqualTo(81);
        assertThat(waves.get(1).samples().at(14)).isEqualTo(205);
        assertThat(waves.get(0).samplePeriod()).isEqualTo(Duration.ofMillis(32));
        assertThat(waves.get(0).samples().scale())
                .isEqualTo(new Samples.Scale(Decimal.of(-10), Decimal.of(100), 0, 0x370, new Unit("mbar")));
        bench.forget();
        bench.run(Duration.ofSeconds(11));
        assertThat(bench.heard.stream().filter("d0c1c3c0c0"::equals).count()).isEqualTo(2);
    }

    @Test
    void aMachineWhoseCurvesChangeIsAskedAnew() {
        bench.data.put(0x53, "00   16000-  10  100370");
        bench.start();
        bench.run(Duration.ofSeconds(2));
        bench.say(command(0x56));
        bench.say(hex("D1 91 81 D1"));
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.heard(0x53)).isEqualTo(2);
        assertThat(bench.harness.counts).containsEntry("curve-not-asked-for", 1);
    }

    @Test
    void aChangedClockIsAskedForAtOnce() {
        bench.start();
        bench.run(Duration.ofSeconds(2));
        long before = bench.heard(0x28);
        bench.say(command(0x49));
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.heard(0x28)).isEqualTo(before + 1);
    }

    /** The clock stands still, and so does every value: nothing of it is new. */
    @Test
    void aMachineThatRepeatsItselfIsFrozen() {
        bench.data.put(0x24, VALUES);
        bench.data.put(0x28, "11:11:1911-NOV-26");
        bench.start();
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.lines()).last().satisfies(line -> {
            assertThat(line.status()).isEqualTo(Status.SILENT);
            assertThat(line.cause()).isEqualTo(Cause.FROZEN);
        });
        bench.forget();
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.harness.events(Reading.class)).isEmpty();
        bench.data.put(0x24, "EB 97 E1 70 ");
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.lines()).last().extracting(LineState::status).isEqualTo(Status.LIVE);
        assertThat(bench.newest()).contains("mdc:150456 97 %");
    }

    /** EvitaXL's clock has no seconds. */
    @Test
    void aClockOfMinutesMayStandForTwo() {
        bench.data.put(0x24, VALUES);
        bench.data.put(0x28, "11:11 11-NOV-26");
        bench.start();
        bench.run(Duration.ofSeconds(140));
        assertThat(bench.lines()).last().extracting(LineState::status).isEqualTo(Status.LIVE);
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.lines()).last().extracting(LineState::cause).isEqualTo(Cause.FROZEN);
        bench.say(command(0x51));
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.lines()).last().extracting(LineState::status).isEqualTo(Status.LIVE);
    }

    @Test
    void anotherMachineEndsTheAlarmsOfTheOneBefore() {
        bench.data.put(0x27, "L07SPO2 LOW    ");
        bench.start();
        bench.run(Duration.ofSeconds(1));
        bench.data.put(0x27, "");
        bench.data.put(0x52, "8260'EvitaXL'05.00:04.00");
        bench.say(command(0x51));
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.alerts()).extracting(alert -> alert.active()).containsExactly(true, false);
        assertThat(bench.harness.counts).containsEntry("machine-exchanged", 1);
        assertThat(bench.harness.events(DeviceIdentity.class))
                .last()
                .extracting(DeviceIdentity::model)
                .isEqualTo("EvitaXL");
    }

    @Test
    void whoeverHasForgottenIsToldOfStandingAlarmsAgain() {
        bench.data.put(0x27, "L07SPO2 LOW    ");
        bench.start();
        bench.run(Duration.ofSeconds(3));
        bench.forget();
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.alerts()).isEmpty();
        bench.harness.driver.forgotten();
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.alerts()).hasSize(1);
    }

    /** A response that may have waited on its way is kept from the driver. */
    @Test
    void whatMayBeLateIsAskedForAgain() {
        bench.mute.add(0x24);
        bench.start();
        bench.run(Duration.ofMillis(100));
        assertThat(bench.heard(0x24)).isEqualTo(1);
        bench.harness.driver.late();
        bench.harness.driver.late();
        bench.run(Duration.ofMillis(480));
        assertThat(bench.heard(0x24)).isEqualTo(1);
        bench.run(Duration.ofMillis(50));
        assertThat(bench.heard(0x24)).isEqualTo(2);

        MachineBench calling = new MachineBench();
        calling.dead = true;
        calling.start();
        calling.harness.driver.late();
        calling.run(Duration.ofMillis(600));
        assertThat(calling.heard).containsExactly(ICC, ICC);
    }

    @Test
    void overARecordingNothingIsSentAndEverythingIsRead() {
        for (String response : Medibus.RESPONSES) {
            bench.harness.receive(hex(response));
        }
        bench.harness.receive(join(command(0x51), command(0x30), hex("1B 30 34 36 0D 11 D1 91 81 D1 91 81 13")));
        bench.harness.driver.late();
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.heard).isEmpty();
        assertThat(bench.lines()).extracting(LineState::status).containsExactly(Status.LIVE);
        assertThat(bench.newest())
                .contains("mdc:147842 72 /min", "mdc:150344/1 36.6 Cel", "raw:draeger-medibus:29-0B 5.0 mbar");
        assertThat(bench.alerts()).hasSize(3);
        assertThat(bench.harness.events(Waveform.class)).isEmpty();
    }

    /** A machine whose host goes without a word alarms its staff. */
    @Test
    void aMachineIsToldThatItsHostLeaves() {
        bench.data.put(0x24, VALUES);
        bench.start();
        bench.run(Duration.ofSeconds(5));
        bench.harness.driver.closing();
        bench.run(Duration.ofMillis(100));
        assertThat(bench.heard(0x55)).isEqualTo(1);
    }

    @Test
    void whoWasNeverHeardIsNotTakenLeaveOf() {
        bench.dead = true;
        bench.start();
        bench.run(Duration.ofSeconds(5));
        bench.harness.driver.closing();
        bench.run(Duration.ofMillis(100));
        assertThat(bench.heard(0x55)).isZero();
    }

    @Test
    void nothingFollowsTheClose() {
        bench.start();
        bench.harness.driver.closed();
        bench.forget();
        bench.harness.receive(command(0x30));
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.heard).isEmpty();
        assertThat(bench.harness.events).isEmpty();
    }

    /** Nothing that a machine can say throws, or is answered with anything but what is on the list. */
    @Test
    void anyBytesWhatsoeverAreSurvived() {
        Gen.check(24, 60, random -> {
            MachineBench wild = new MachineBench().start();
            for (int i = 0; i < 200; i++) {
                int code = random.nextInt(0x20, 0x7F);
                byte[] text = Gen.bytes(random, random.nextInt(40));
                StringBuilder data = new StringBuilder();
                for (byte each : text) {
                    data.append((char) (random.nextBoolean() ? ' ' + (each & 0x3F) : '0' + (each & 7)));
                }
                byte[] bytes = random.nextInt(3) == 0
                        ? Gen.bytes(random, random.nextInt(60))
                        : Medibus.frame(random.nextBoolean() ? '\u001B' : '\u0001', code, data.toString());
                wild.say(bytes);
                wild.run(Duration.ofMillis(random.nextInt(300)));
            }
        });
    }
}
