package org.wardgate.simulator.nellcor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.nellcor.Options.Model;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class OxiMaxOximeterTest {
    private static final LocalDateTime CLOCK = LocalDateTime.of(2004, 1, 7, 11, 24, 50);
    private static final Limits RECORDED = new Limits(95, 100, 59, 148);
    private static final Bytes MENU = Bytes.ofHex("03 03");
    private static final Bytes XOFF = Bytes.ofHex("13");
    private static final Bytes XON = Bytes.ofHex("11");

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();

    /** Heading and first line of a recorded N-560, whose perfusion gave an amplitude of 88. */
    @Test
    void n560PrintsWhatARecordedOneDid() {
        patient.finger("100", "105", "4.4");
        start(new Options(Model.N_560, "1.61.00", RECORDED, true, false, CLOCK));

        assertThat(wire.takeSent()).isEqualTo("""
                        N-560    VERSION 1.61.00    CRC:XXXX  SpO2 Limit: 95-100%    PR Limit: 59-148BPM
                                                     ADULT           25SAT-S
                        TIME                 %SpO2   BPM     PA     Status
                        07-Jan-04 11:24:50   100     105      88                   AO
                        """.replace("\n", "\r\n"));
    }

    /** Asterisks and both codes, in the columns that three published readers agree on. */
    @Test
    void valuesBeyondTheLimitsAreMarked() {
        patient.finger("88", "149", "1.5");
        start(new Options(Model.N_560, "1.61.00", RECORDED, false, false, LocalDateTime.of(2000, 2, 2, 13, 26, 32)));

        assertThat(lastLine()).isEqualTo("02-Feb-00 13:26:32    88*    149*     30    PH   SL");
        patient.finger("95", "58", "13.0");
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).isEqualTo("02-Feb-00 13:26:34    95      58*    254    PL");
    }

    @Test
    void anN595TellsItsResponseModeToo() {
        patient.finger("100", "105", "4.4");
        start(new Options(Model.N_595, "3.10.0.0", Limits.ADULT, false, false, CLOCK));

        assertThat(wire.takeSent())
                .startsWith("N-595    VERSION 3.10.0.0    CRC:XXXX  SpO2 Limit: 85-100%    PR Limit: 40-170BPM\r\n")
                .contains("\r\n                             ADULT           25SAT-S  SPO2 RESP MODE: NORMAL\r\n");
    }

    @Test
    void monthsMayBeInCapitals() {
        patient.finger("97", "72", "2.0");
        start(Options.standard(CLOCK).withUpperCaseMonths(true));

        assertThat(lastLine()).isEqualTo("07-JAN-04 11:24:50    97      72      40");
    }

    /** Nellcor's manuals: column headings after every 25 lines. */
    @Test
    void linesComeEveryTwoSecondsAndAHeadingAfterEveryTwentyFive() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.time.advance(Duration.ofSeconds(48));
        assertThat(oximeter.counters()).containsEntry("lines", 25L).containsEntry("headings", 1L);
        wire.takeSent();

        wire.time.advance(Duration.ofSeconds(2));
        assertThat(wire.takeSent()).startsWith("N-560 ").endsWith("07-Jan-04 11:25:40    97      72      40\r\n");
        assertThat(wire.sentAtMillis).endsWith(46_000L, 48_000L, 50_000L, 50_000L);
    }

    @Test
    void anotherLimitIsInAHeadingAtOnce() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSent();
        oximeter.setLimits(RECORDED);

        assertThat(wire.takeSent())
                .contains("SpO2 Limit: 95-100%    PR Limit: 59-148BPM")
                .endsWith("Status\r\n");
    }

    @Test
    void everyNumberOfAFingerIsTold() {
        patient.finger("96.6", "71.5", null);
        start(Options.standard(CLOCK));

        assertThat(lastLine()).isEqualTo("07-Jan-04 11:24:50    97      72      40");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72", "raw:nellcor:PA 40");
    }

    @Test
    void withoutAFingerThereAreDashes() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSaid();
        oximeter.fingerOff();
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).isEqualTo("07-Jan-04 11:24:52   ---     ---     ---    SO");

        oximeter.fingerOn();
        patient.finger(null, null, "2.0");
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).as("it moves").isEqualTo("07-Jan-04 11:24:54   ---     ---     ---    LM");

        patient.finger(null, null, null);
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).as("no sensor").isEqualTo("07-Jan-04 11:24:56   ---     ---     ---    SO");
        assertThat(wire.takeSaid()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsPrintedAsAskedFor() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        oximeter.show("ZZ");
        oximeter.stopClock(true);
        wire.time.advance(Duration.ofSeconds(4));
        assertThat(lastLine()).isEqualTo("07-Jan-04 11:24:50    97      72      40    ZZ");

        oximeter.show(null);
        oximeter.stopClock(false);
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).isEqualTo("07-Jan-04 11:24:56    97      72      40");
    }

    /** NPB-290 manual: on battery nothing is printed. */
    @Test
    void onBatteryItIsSilent() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSent();
        oximeter.setOnBattery(true);
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(wire.takeSent()).isEmpty();

        oximeter.setOnBattery(false);
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).startsWith("07-Jan-04 11:25:02 ");
    }

    @Test
    void xoffHoldsItsOutputUntilXonOrPowerOn() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSent();
        oximeter.received(XOFF);
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(wire.takeSent()).isEmpty();
        assertThat(oximeter.counters()).containsEntry("violations", 1L);

        oximeter.received(XON);
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(wire.takeSent()).isEqualTo("07-Jan-04 11:25:02    97      72      40\r\n");
        assertThat(oximeter.counters()).containsEntry("violations", 1L);

        oximeter.received(XOFF);
        oximeter.stop();
        oximeter.start();
        assertThat(wire.takeSent()).startsWith("N-560 ");
    }

    /** What OpenICE does to identify an instrument; meanwhile nobody is told of the patient, so each step is a violation. */
    @Test
    void theInteractiveMenuAnswersAndKeepsReadingsBack() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSent();
        oximeter.received(MENU);
        wire.time.advance(Duration.ofMillis(20));
        assertThat(wire.takeSent())
                .startsWith("NPB-595   Interactive Mode\r\n\r\n    1) Dump Instrument Info\r\n")
                .endsWith("\r\n    Command?");
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(wire.takeSent()).isEmpty();

        oximeter.received(Bytes.ofAscii("1\r\n"));
        wire.time.advance(Duration.ofMillis(20));
        assertThat(wire.takeSent()).startsWith("\r\nN-560 VERSION 1.61.00 INFO CRC:XXXX SEC:0\r\nNPB-595 ");

        oximeter.received(Bytes.ofAscii("0\r\n"));
        wire.time.advance(Duration.ofSeconds(2));
        assertThat(lastLine()).startsWith("07-Jan-04 11:25:02 ");
        assertThat(oximeter.counters()).containsEntry("violations", 3L);
    }

    @Test
    void oneCtrlCAloneOpensNoMenu() {
        patient.finger("97", "72", "2.0");
        OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
        wire.takeSent();
        oximeter.received(Bytes.ofHex("03 41 03"));
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent()).isEmpty();
        assertThat(oximeter.counters()).containsEntry("violations", 0L).containsEntry("bytes-ignored", 1L);
    }

    @Test
    void noBytesWhatsoeverKeepItFromGoingOn() {
        patient.finger("97", "72", "2.0");
        Gen.check(20261122, 200, random -> {
            OxiMaxOximeter oximeter = start(Options.standard(CLOCK));
            oximeter.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(200))));
            oximeter.received(Bytes.ofAscii("\u0011\r0\r"));
            wire.takeSent();
            wire.time.advance(Duration.ofSeconds(2));
            assertThat(wire.takeSent()).endsWith("    97      72      40\r\n");
            oximeter.stop();
        });
    }

    private OxiMaxOximeter start(Options options) {
        OxiMaxOximeter made = new OxiMaxOximeter(wire, patient, options);
        made.start();
        return made;
    }

    private String lastLine() {
        String sent = wire.takeSent();
        assertThat(sent).endsWith("\r\n");
        return sent.substring(sent.lastIndexOf('\n', sent.length() - 2) + 1, sent.length() - 2);
    }
}
