package org.wardgate.simulator.masimo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;

class RadicalOximeterTest {
    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();

    /** The first lines of a recorded Rad-8, and the empty line after each. */
    @Test
    void rad8PrintsWhatARecordedOneDid() {
        patient.finger("98", "97", "3.60");
        oximeter(Model.RAD_8, "0000056661", LocalDateTime.of(2016, 2, 22, 22, 47, 45));
        patient.finger("98", "96", "3.95");
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent()).isEqualTo("""
                        02/22/16 22:47:45 SN=0000056661 SPO2=098% BPM=097 PI=03.60% SPCO=--.-% SPMET=--.-% DESAT=-- PIDELTA=+-- ALARM=0000 EXC=000800

                        02/22/16 22:47:46 SN=0000056661 SPO2=098% BPM=096 PI=03.95% SPCO=--.-% SPMET=--.-% DESAT=-- PIDELTA=+-- ALARM=0000 EXC=000800

                        """.replace("\n", "\r\n"));
    }

    /** The record of a blue Radical-7 in a reader's documentation, with numbers in the place of its dashes. */
    @Test
    void blueRadical7PrintsThirteenTokens() {
        patient.finger("97", "80", "4.96");
        oximeter(Model.RADICAL_7_BLUE, "0000070986", LocalDateTime.of(2007, 5, 15, 8, 12, 21));

        assertThat(wire.takeSent())
                .isEqualTo("05/15/07 08:12:21 SN=0000070986 SPO2=097% BPM=080 PI=04.96% SPCO=--.-% SPMET=--.-% DESAT=--"
                        + " PIDELTA=+-- PVI=--- ALARM=0000 EXC=000800\r\n");
    }

    /** As in a recorded line, whose signal was poor besides; NULs at power-on are what a published reader strips. */
    @Test
    void colourRadical7PrintsSeventeenTokensAfterNuls() {
        patient.finger("98", "123", "0.55");
        oximeter(Model.RADICAL_7_COLOUR, null, LocalDateTime.of(2016, 3, 17, 19, 19, 36));

        assertThat(wire.takeSent())
                .isEqualTo("\0\0\0"
                        + "03/17/16 19:19:36 SN=---------- SPO2=098% BPM=123 PI=00.55 SPCO=--% SPMET=--.-% SPHB=--.- SPOC=--"
                        + " RESVD=--- DESAT=-- PIDELTA=+-- PVI=--- ALARM=000000 EXC=0000800 EXC1=00000000\r\n");
    }

    @Test
    void recordsComeEverySecondOfPatientTime() {
        patient.finger("98", "72", null);
        RadicalOximeter oximeter = rad8();
        wire.time.advance(Duration.ofHours(1));

        assertThat(wire.sentAtMillis).hasSize(3601).endsWith(3_599_000L, 3_600_000L);
        assertThat(oximeter.counters()).containsEntry("records", 3601L);
    }

    @Test
    void everyNumberOfAFingerIsTold() {
        patient.finger("96.6", "71.5", "1.4");
        rad8();
        assertThat(wire.takeSent()).contains("SPO2=097% BPM=072 PI=01.40%");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72", "mdc:150448 1.40");

        patient.finger("97", "72", null);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).contains("SPO2=097% BPM=072 PI=--.--%", "EXC=000800");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72");
    }

    /** EXC=000824 with digits is a recorded line: a reader that trusts the digits shows a patient who is not there. */
    @Test
    void digitsOutliveTheirFingerForFiveSecondsAndAreNotTold() {
        patient.finger("98", "101", "2.0");
        RadicalOximeter oximeter = rad8();
        wire.takeSent();
        wire.takeSaid();
        oximeter.fingerOff();
        patient.finger("91", "40", "1.0");

        for (int second = 1; second <= 5; second++) {
            wire.time.advance(Duration.ofSeconds(1));
            assertThat(wire.takeSent()).contains("SPO2=098% BPM=101 PI=--.--% ", "ALARM=0010 EXC=000824\r\n");
        }
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).contains("SPO2=---% BPM=--- PI=--.--% ", "ALARM=0010 EXC=000824\r\n");
        assertThat(wire.takeSaid()).isEmpty();

        oximeter.fingerOn();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).contains("SPO2=091% BPM=040 PI=01.00% ", "EXC=000800\r\n");
    }

    @Test
    void aPatientOfWhomNothingIsSeenIsNoFinger() {
        patient.finger(null, null, null);
        rad8();

        assertThat(wire.takeSent()).contains("SPO2=---% BPM=--- PI=--.--% ", "EXC=000824\r\n");
    }

    @Test
    void aFingerThatMovesTooMuchIsSearched() {
        patient.finger("98", "72", "2.0");
        rad8();
        wire.takeSent();
        patient.finger(null, null, "2.0");
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent()).contains("SPO2=---% BPM=--- PI=--.--% ", "ALARM=0000 EXC=000818\r\n");
    }

    /** ALARM=0038 is a recorded line: the pulse is low, the alarm is on and silenced. */
    @Test
    void itsOwnLimitsSetTheAlarmsBits() {
        patient.finger("98", "49", null);
        RadicalOximeter oximeter = rad8();
        oximeter.silence(true);
        wire.time.advance(Duration.ofSeconds(1));
        oximeter.silence(false);
        patient.finger("89", "141", null);
        wire.time.advance(Duration.ofSeconds(1));
        patient.finger("90", "140", null);
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.takeSent().lines().filter(line -> !line.isEmpty()))
                .extracting(line -> line.replaceFirst(".*ALARM=", ""))
                .containsExactly("0018 EXC=000800", "0038 EXC=000800", "0016 EXC=000800", "0000 EXC=000800");
    }

    @Test
    void itHasNoEarsAndOffItIsSilent() {
        patient.finger("98", "72", null);
        RadicalOximeter oximeter = rad8();
        wire.takeSent();
        oximeter.received(Bytes.ofHex("03 03 02 00 ff"));
        assertThat(wire.takeSent()).isEmpty();
        assertThat(oximeter.counters()).containsEntry("bytes-ignored", 5L).containsEntry("violations", 0L);

        oximeter.stop();
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(wire.takeSent()).isEmpty();
        oximeter.start();
        assertThat(wire.takeSent()).contains("10:01:00 SN=");
    }

    @Test
    void aSerialNumberIsTenDigits() {
        assertThatThrownBy(() -> Options.of(Model.RAD_8, "56661", LocalDateTime.of(2026, 1, 1, 10, 0)))
                .hasMessageContaining("ten digits, not '56661'");
    }

    private RadicalOximeter rad8() {
        return oximeter(Model.RAD_8, "0000056661", LocalDateTime.of(2026, 1, 1, 10, 0));
    }

    private RadicalOximeter oximeter(Model model, @Nullable String serialNumber, LocalDateTime clock) {
        RadicalOximeter made = new RadicalOximeter(wire, patient, Options.of(model, serialNumber, clock));
        made.start();
        return made;
    }
}
