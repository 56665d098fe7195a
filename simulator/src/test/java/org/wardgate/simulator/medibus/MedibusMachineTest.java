package org.wardgate.simulator.medibus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Airway;
import org.wardgate.simulator.patient.Vitals.Pressure;

class MedibusMachineTest {
    private static final String ICC = "1b5136430d";
    private static final String ICC_RESPONSE = "015135320d";
    private static final String WHO = "1b5236440d";
    private static final String NOP = "1b3034420d";
    /** 0161'GATEWAY'01.00:06.00, an example of how a host answers. */
    private static final String HOST =
            "01 52 30 31 36 31 27 47 41 54 45 57 41 59 27 30 31 2E 30 30 3A 30 36 2E 30 30 39 38 0D";

    private final FakeWire wire = new FakeWire();
    private Vitals vitals = vitals("97", "72", "38", "14", "36.6");
    private MedibusMachine machine = machine(Options.standard(LocalDateTime.of(1993, 11, 11, 11, 11, 19)));

    /** MEDIBUS 4.03, initialisation: it calls, is called, asks who the host is, and is asked. */
    @Test
    void aLinkIsMadeFromBothSides() {
        machine.start();
        assertThat(sent()).isEqualTo(ICC);
        host(ICC);
        assertThat(sent()).isEqualTo(ICC_RESPONSE);
        wire.time.advance(Duration.ofMillis(100));
        assertThat(sent()).isEqualTo(WHO);
        host(HOST);
        assertThat(machine.counters()).containsEntry("answers", 1L).containsEntry("violations", 0L);
        host(WHO);
        assertThat(sent()).isEqualTo("01523832343027457669746120342730342e30303a30342e303044410d");
    }

    @Test
    void itsOwnCallWillDo() {
        machine.start();
        sent();
        host(ICC_RESPONSE);
        wire.time.advance(Duration.ofMillis(100));
        assertThat(sent()).isEqualTo(WHO);
    }

    /** MEDIBUS 4.03, message formats: the question inside the answer to the call. */
    @Test
    void aMachineThatEmbedsAsksInsideItsAnswer() {
        machine = machine(Options.standard(LocalDateTime.of(2026, 1, 1, 10, 0)).embedding());
        machine.start();
        sent();
        host(ICC);
        assertThat(sent()).isEqualTo("01511b5236440d35320d");
        host(HOST);
        assertThat(machine.counters()).containsEntry("answers", 1L);
    }

    /** The worked example: its codes, formats and sum; then limits, settings, texts and the clock of MEDIBUS 4.03. */
    @Test
    void valuesHaveTheFormsOfTheDocuments() {
        linked();
        assertThat(ask("1b2433460d"))
                .startsWith(hex("\u0001$EB 97 E1 72 DC 72 D6 14 E6 38 E5 0  D5 14 C336.6F0 21 7D 18 78  5 "));
        assertThat(ask("1b2534300d")).startsWith(hex("\u0001%EB 90 E1 50 E6 30 "));
        assertThat(ask("1b2634310d")).startsWith(hex("\u0001&E1120 E6 50 "));
        assertThat(ask("1b2934340d")).isEqualTo("012930312020323120304220" + "20352e3039330d");
        assertThat(ask("1b2a34350d")).isEqualTo("012a3232346d6d48670332303b4d6f6465204164756c74730330310d");
        assertThat(ask("1b2b34360d")).startsWith(hex("\u0001+21 47022 480"));
        wire.time.advance(Duration.ofMillis(10));
        assertThat(Bytes.ofHex(ask("1b2834330d")).toAscii())
                .matches("(?s)\u0001\\(11:11:[0-9]{2}11-NOV-93[0-9A-F]{2}\r");
        assertThat(wire.takeSaid()).contains("mdc:150456 97", "mdc:150344 36.6", "raw:draeger-medibus:29-0B 5.0");
    }

    /** The worked example's cuff: four characters to the right; minutes since then. */
    @Test
    void aCuffMeasuresAndItsAgeIsTold() {
        machine =
                machine(Options.standard(LocalDateTime.of(2026, 1, 1, 10, 0)).withCuffInterval(Duration.ofMinutes(5)));
        linked();
        assertThat(ask("1b2433460d")).doesNotContain(hex("96 121"));
        wire.time.advance(Duration.ofSeconds(20));
        linked();
        assertThat(ask("1b2433460d")).contains(hex("96 1218C  7891  9392   0"));
    }

    @Test
    void whatItDoesNotHaveIsLeftOut() {
        linked();
        machine.fingerOff();
        machine.standby(true);
        vitals = vitals(null, "72", null, null, null);
        assertThat(ask("1b2433460d")).isEqualTo(hex(Telegram.response('$', "DC 72 ")));
        assertThat(ask("1b2b34360d")).isEqualTo("012b32430d");
        machine.fingerOn();
        machine.standby(false);
        assertThat(ask("1b2b34360d")).isNotEqualTo("012b32430d");
    }

    /** MEDIBUS for Intensive Care: phrases and priorities of an Evita 4. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "89,72,38,L07SPO2 LOW    ",
                "97,49,38,L02SPO2 PULS LO",
                "97,121,38,L1ESPO2 PULS HI",
                "97,72,29,L27ET CO2 LOW  ",
                "97,72,51,L28ET CO2 HIGH ",
                "97,72,0,M0DAPNEA CO2   ",
                "90,50,30,''",
                "97,120,50,''"
            })
    void itsOwnLimitsMakeAlarms(String saturation, String pulse, String endTidal, String list) {
        vitals = vitals(saturation, pulse, endTidal, "14", null);
        linked();
        assertThat(ask("1b2734320d")).isEqualTo(hex(Telegram.response('\'', list)));
    }

    @Test
    void aProbeThatIsOffAndStandbyAreAlarmsTooAndStandbyIsTheHighest() {
        linked();
        machine.fingerOff();
        machine.standby(true);
        assertThat(ask("1b2734320d")).isEqualTo(hex(Telegram.response('\'', "L35SPO2SEN DISC")));
        assertThat(ask("1b2e34390d")).isEqualTo("012e4f393545564954412053544442592032420d");
        machine.standby(false);
        assertThat(ask("1b2e34390d")).isEqualTo("012e32460d");
    }

    /** MEDIBUS 4.03, timing: NOP every 2 s; nothing heard for 3 s, and it calls. */
    @Test
    void itSaysThatItIsThereAndNoticesALostHost() {
        linked();
        wire.time.advance(Duration.ofMillis(2250));
        assertThat(sent()).isEqualTo(NOP);
        host("013033310d");
        wire.time.advance(Duration.ofMillis(3500));
        assertThat(sent()).contains(NOP).endsWith(ICC);
        assertThat(machine.counters()).containsEntry("hosts-lost", 1L);
        wire.time.advance(Duration.ofSeconds(7));
        assertThat(sent()).isEqualTo(ICC + ICC);
    }

    /** A host that speaks and never answers is none. */
    @Test
    void aHostThatDoesNotAnswerForTenSecondsIsCalledAnew() {
        linked();
        machine.clockSet();
        for (int i = 0; i < 11; i++) {
            wire.time.advance(Duration.ofSeconds(1));
            ask("1b2433460d");
        }
        assertThat(machine.counters()).containsEntry("unanswered", 1L);
    }

    /** MEDIBUS 4.03, questions and answers: the second command takes the place of the first. */
    @Test
    void anEarlyCommandTakesThePlaceOfTheFirst() {
        linked();
        machine.received(Bytes.ofHex("1b2433460d1b2b34360d"));
        wire.time.advance(Duration.ofMillis(50));
        assertThat(sent()).startsWith("012b");
        assertThat(machine.counters()).containsEntry("early-commands", 1L);
    }

    @Test
    void aDamagedCommandIsRefusedAndAnUnknownOneAnsweredAndCounted() {
        linked();
        assertThat(ask("1b2433470d")).isEqualTo("011531360d");
        assertThat(ask(hex("\u001BX73\r"))).isEqualTo("015835390d");
        assertThat(ask("1b4a244542" + "31300d")).isEqualTo("014a34420d");
        assertThat(ask("1b6a3242370d")).isEqualTo("016a36420d");
        assertThat(ask(hex("\u001B$x") + "42370d")).isNotEmpty();
        assertThat(machine.counters()).containsEntry("damaged-commands", 1L).containsEntry("violations", 2L);
    }

    @Test
    void responsesThatNobodyAskedForAndRubbishAreCounted() {
        linked();
        host("013033310d");
        host("41420d0d");
        host("015135330d");
        assertThat(machine.counters())
                .containsEntry("unsolicited-responses", 1L)
                .containsEntry("rubbish", 5L);
    }

    /** MEDIBUS 4.03: DC1 suspends, DC3 resumes. */
    @Test
    void itIsQuietBetweenDc1AndDc3() {
        linked();
        host("11");
        assertThat(ask("1b2434" + "0d1b3034420d")).isEmpty();
        host("13");
        assertThat(sent()).contains("013033310d");
        machine.quiet(true);
        machine.quiet(false);
        assertThat(sent()).isEqualTo("1113");
    }

    @Test
    void stopIsAnsweredAndPollingEndsUntilItIsCalled() {
        linked();
        assertThat(ask("1b5537300d")).isEqualTo("015535360d");
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(ask(ICC)).isEqualTo(ICC_RESPONSE);
        machine.hangUp();
        assertThat(sent()).contains("1b5537300d");
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(machine.counters()).containsEntry("stops", 1L);
    }

    /** MEDIBUS 4.03, real-time example: the lower six bits first, thinned out, only after they were switched on. */
    @Test
    void curvesAreOfferedChosenAndSent() {
        linked();
        assertThat(ask("1b5336450d")).startsWith("0153").hasSize(2 * (5 + 4 * 23));
        assertThat(ask(hex("\u001BT00020602F9\r"))).isEqualTo("015435350d");
        wire.time.advance(Duration.ofMillis(100));
        assertThat(sent()).isEmpty();
        host("d0c1c3c0c0");
        wire.time.advance(Duration.ofMillis(64));
        assertThat(sent()).matches("(d3[89ab].[89ab].[89ab].[89ab].){2,4}");
        assertThat(machine.counters().get("curve-records")).isBetween(2L, 5L);
        host(ICC);
        sent();
        wire.time.advance(Duration.ofMillis(500));
        assertThat(sent()).doesNotContain("d3");
        assertThat(ask(hex("\u001BT") + "35340d")).isNotEmpty();
    }

    @Test
    void aMachineWithoutCurvesOffersNone() {
        machine = machine(Options.standard(LocalDateTime.of(2026, 1, 1, 10, 0))
                .withCurves(false)
                .withIdentity("8250'Savina'01.00:04.00"));
        linked();
        assertThat(ask("1b5336450d")).isEqualTo("015335340d");
        host("d0c1c1c0c0");
        wire.time.advance(Duration.ofMillis(500));
        assertThat(sent()).isEmpty();
    }

    @Test
    void aClockThatIsFrozenStandsStill() {
        linked();
        machine.freezeClock(true);
        String first = ask("1b2834330d");
        wire.time.advance(Duration.ofMillis(1500));
        assertThat(ask("1b2834330d")).isEqualTo(first);
        machine.freezeClock(false);
        assertThat(ask("1b2834330d")).isNotEqualTo(first);
    }

    @Test
    void offItIsDeafAndMuteAndOnItCalls() {
        linked();
        machine.stop();
        host("1b2433460d");
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        machine.start();
        assertThat(sent()).isEqualTo(ICC);
    }

    @Test
    void nothingThatAHostSendsThrows() {
        SplittableRandom random = new SplittableRandom(7);
        machine.start();
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            byte[] likely = {0x1B, 0x01, 0x0D, 'T', '0', (byte) 0xD0, (byte) 0xC0};
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextBoolean() ? likely[random.nextInt(likely.length)] : bytes[j];
            }
            machine.received(Bytes.copyOf(bytes));
            wire.time.advance(Duration.ofMillis(random.nextInt(200)));
        }
        assertThat(machine.counters()).containsKey("rubbish");
    }

    private void linked() {
        machine.start();
        host(ICC);
        wire.time.advance(Duration.ofMillis(100));
        host(HOST);
        sent();
        wire.takeSaid();
    }

    /** The host sends, and the machine has time to answer. */
    private void host(String hex) {
        machine.received(Bytes.ofHex(hex));
        wire.time.advance(Duration.ofMillis(40));
    }

    private String ask(String hex) {
        sent();
        host(hex);
        return sent();
    }

    private String sent() {
        return wire.takeBytes().toHex();
    }

    private static String hex(String text) {
        return Telegram.bytes(text).toHex();
    }

    private MedibusMachine machine(Options options) {
        Patient patient = new Patient() {
            @Override
            public Vitals vitals() {
                return vitals;
            }

            @Override
            public double beats(long nanosAgo) {
                return 0;
            }
        };
        return new MedibusMachine(wire, patient, options);
    }

    private static Vitals vitals(
            @Nullable String saturation,
            String pulse,
            @Nullable String endTidal,
            @Nullable String breaths,
            @Nullable String temperature) {
        return new Vitals(
                Decimal.parse(pulse),
                number(saturation),
                Decimal.parse(pulse),
                null,
                number(breaths),
                endTidal == null ? null : new Airway(Decimal.parse(endTidal), Decimal.of(0), Decimal.parse("14")),
                number(temperature),
                new Pressure(Decimal.of(121), Decimal.of(78), Decimal.of(93)));
    }

    private static @Nullable Decimal number(@Nullable String text) {
        return text == null ? null : Decimal.parse(text);
    }
}
