package org.wardgate.simulator.nonin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class NoninInstrumentTest {
    private static final LocalDateTime CLOCK = LocalDateTime.of(2026, 1, 1, 10, 0);

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();
    private final List<Bytes> frames = new ArrayList<>();

    /** The packet that published tests hold has 140/min and 96 %, too; its other bytes are the instrument's own. */
    @Test
    void aPacketOfFormat2CarriesThePatientsNumbers() {
        patient.finger("96", "140", "2.0");
        start(Format.FORMAT_2);

        assertThat(hex(packet(0), 3))
                .isEqualTo("01 0c 60 94 00 00 00 00 60 60 60 00 00 01 0c 60 60 00 00 01 0c 01 0c 00 00");
        assertThat(packet(1).get(6).u8(3)).as("thirds of a second").isEqualTo(1);
        assertThat(wire.takeSaid())
                .containsExactly("mdc:150456 96", "mdc:149530 140", "mdc:150456 96", "mdc:149530 140");
    }

    @Test
    void format7HasItsStatusFirstAndTheSameNumbers() {
        patient.finger("96", "60", "2.0");
        beat(60);
        start(Format.FORMAT_7);

        assertThat(hex(packet(0), 3))
                .isEqualTo("00 3c 60 94 00 00 00 00 60 60 60 00 00 00 3c 60 60 00 00 00 3c 00 3c 00 00");
        assertThat(hex(packet(0), 0)).startsWith("81 80 80 ").endsWith(" 82 82 82 82 82 82 82 82 82 82");
        assertThat(packet(2))
                .allSatisfy(frame -> assertThat(frame.u8(4))
                        .isEqualTo((frame.u8(0) + frame.u8(1) + frame.u8(2) + frame.u8(3)) & 0xFF));
    }

    /** It is lowest where a pulse arrives and highest a fifth of a second later; without a finger it is flat. */
    @Test
    void thePlethysmogramFollowsThePulse() {
        patient.finger("96", "60", "2.0");
        beat(60);
        NoninInstrument instrument = start(Format.FORMAT_7);

        assertThat(frame(90).u16(1)).isBetween(0x3400, 0x4000);
        assertThat(frame(105).u16(1)).isBetween(0xD000, 0xE400);
        instrument.fingerOff();
        assertThat(frame(106).u16(1)).isZero();
    }

    @Test
    void framesComeSeventyFiveTimesASecondOfPatientTime() {
        patient.finger("96", "60", "2.0");
        NoninInstrument instrument = start(Format.FORMAT_7);
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(wire.sentAtMillis)
                .startsWith(0L, 13L, 26L, 40L)
                .hasSize(4501)
                .endsWith(59_986L, 60_000L);
        assertThat(instrument.counters()).containsEntry("frames", 4501L);
    }

    /** As Bluetooth stacks hand them on. */
    @Test
    void inBurstsAPacketComesEveryThirdOfASecond() {
        patient.finger("96", "60", "2.0");
        NoninInstrument instrument = start(new Options(Format.FORMAT_2, true, CLOCK));
        wire.time.advance(Duration.ofSeconds(1));

        assertThat(wire.sentAtMillis).containsExactly(320L, 653L, 986L);
        Bytes sent = wire.takeBytes();
        assertThat(sent.length()).isEqualTo(3 * 125);
        assertThat(new int[] {sent.u8(1), sent.u8(126), sent.u8(251)}).containsOnly(0x81);

        wire.time.advance(Duration.ofMillis(100));
        instrument.stop();
        instrument.start();
        wire.time.advance(Duration.ofMillis(320));
        assertThat(wire.takeBytes().length()).as("what was not sent is lost").isEqualTo(125);
        assertThatThrownBy(() -> new Options(Format.FORMAT_8, true, CLOCK)).hasMessageContaining("not FORMAT_8");
    }

    /** Nonin 6470-000-01, page 9: the bits are held for 12 frames. A pulse is at the finger 0.2 s after its beat. */
    @Test
    void eachPulseIsMarkedForTwelveFrames() {
        patient.finger("96", "60", "2.0");
        beat(60);
        start(Format.FORMAT_2);

        assertThat(IntStream.range(0, 225).filter(number -> (frame(number).u8(1) & 0x06) != 0))
                .containsExactlyElementsOf(IntStream.of(15, 90, 165)
                        .flatMap(first -> IntStream.range(first, first + 12))
                        .boxed()
                        .toList());
        assertThat(frame(15).u8(1)).isEqualTo(0x82);
    }

    @Test
    void aWeakPulseIsMarkedYellowOrRed() {
        beat(60);
        patient.finger("96", "60", "0.3");
        start(Format.FORMAT_2);
        assertThat(frame(15).u8(1)).isEqualTo(0x86);

        patient.finger("96", "60", "0.1");
        assertThat(frame(90).u8(1)).isEqualTo(0x84);
    }

    /** HR8 and HR7 are in another byte than the rest; a reader that forgets them shows 0 for 128. */
    @Test
    void aRateThatCrosses127IsTold() {
        patient.finger("96", "127.4", "2.0");
        start(Format.FORMAT_7);
        assertThat(hex(packet(0), 3)).as("HR-D").endsWith(" 00 7f 00 7f 00 00");

        patient.finger("96", "127.5", "2.0");
        assertThat(hex(packet(5), 3)).as("HR-D").endsWith(" 01 00 01 00 00 00");
        assertThat(wire.takeSaid()).contains("mdc:149530 127", "mdc:149530 128");
    }

    /** Recording values are new in each packet; 1.5 s are over in packets 5, 9, 14, 18. */
    @Test
    void displayValuesAreRenewedEveryOneAndAHalfSeconds() {
        patient.finger("96", "60", "2.0");
        start(Format.FORMAT_2);
        List<Integer> recorded = new ArrayList<>();
        List<Integer> displayed = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            recorded.add(packet(number).get(1).u8(3));
            displayed.add(packet(number).get(20).u8(3));
            patient.finger("96", Integer.toString(61 + number), "2.0");
        }

        assertThat(recorded).startsWith(60, 61, 62, 63).endsWith(78, 79);
        assertThat(displayed.stream().distinct()).containsExactly(60, 65, 69, 74, 78);
    }

    /** Flags alone tell that the display values are old. They are not told: nobody may show them. */
    @Test
    void withoutAFingerDisplayValuesStayForTenSeconds() {
        patient.finger("96", "140", "2.0");
        NoninInstrument instrument = start(Format.FORMAT_2);
        packet(0);
        wire.takeSaid();
        instrument.fingerOff();

        assertThat(hex(packet(1), 3))
                .as("as in a published vector")
                .isEqualTo("03 7f 7f 94 00 00 01 00 60 7f 7f 00 00 03 7f 7f 60 00 00 01 0c 01 0c 00 00");
        assertThat(hex(packet(1), 1)).startsWith("89 88 88 ").endsWith(" 88 88");
        assertThat(hex(packet(30), 3)).endsWith(" 60 00 00 01 0c 01 0c 00 00");
        assertThat(hex(packet(31), 3)).as("10 s later").endsWith(" 7f 00 00 03 7f 03 7f 00 00");
        assertThat(hex(packet(31), 1)).startsWith("99 98 ");
        assertThat(wire.takeSaid()).isEmpty();
    }

    @Test
    void theAlarmIsInTheNextFrameAndStaysUntilAPacketHasNumbersOfThatFinger() {
        patient.finger("96", "140", "2.0");
        NoninInstrument instrument = start(Format.FORMAT_2);
        assertThat(frame(3).u8(1)).isEqualTo(0x80);
        instrument.fingerOff();
        assertThat(frame(4).u8(1)).isEqualTo(0x88);

        frame(30);
        instrument.fingerOn();
        patient.finger("91", "45", "2.0");
        assertThat(frame(31).u8(1)).as("its packet was begun without a finger").isEqualTo(0x88);
        assertThat(hex(packet(1), 3)).endsWith(" 60 00 00 01 0c 01 0c 00 00");
        assertThat(hex(packet(2), 1)).startsWith("81 80 ");
        assertThat(hex(packet(2), 3)).endsWith(" 5b 00 00 00 2d 00 2d 00 00");
    }

    /** Nothing on the wire forbids their use, so they are told. */
    @Test
    void aFingerThatMovesIsOutOfTrackAndKeepsItsDisplayValues() {
        patient.finger("96", "60", "2.0");
        beat(60);
        start(Format.FORMAT_2);
        packet(2);
        wire.takeSaid();
        patient.finger(null, null, "2.0");

        assertThat(hex(packet(3), 3))
                .isEqualTo("03 7f 7f 94 00 00 03 00 60 7f 7f 00 00 03 7f 7f 60 00 00 00 3c 00 3c 00 00");
        assertThat(frame(89).u8(1)).isEqualTo(0x90);
        assertThat(frame(90).u8(1)).as("a pulse").isEqualTo(0xB0);
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 96", "mdc:149530 60");
    }

    @Test
    void aPatientOfWhomNothingIsSeenIsNoFinger() {
        start(Format.FORMAT_2);

        assertThat(frame(1)).hasToString("0198007f18");
        assertThat(wire.takeSaid()).isEmpty();
    }

    /** 18 to 321 are valid; what lies beyond them is missing, not cut off. */
    @Test
    void aRateThatCannotBeToldIsMissing() {
        patient.finger("96", "17", "2.0");
        start(Format.FORMAT_8);
        assertThat(wire.takeBytes()).hasToString("837f6000");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 96");
    }

    @Test
    void format8ComesEverySecondAndKeepsItsNumbersToo() {
        patient.finger("97", "72", null);
        NoninInstrument instrument = start(Format.FORMAT_8);
        wire.time.advance(Duration.ofSeconds(3));
        assertThat(wire.takeBytes()).hasToString("80486100".repeat(4));
        assertThat(wire.sentAtMillis).containsExactly(0L, 1000L, 2000L, 3000L);
        assertThat(wire.takeSaid()).hasSize(8).contains("mdc:150456 97", "mdc:149530 72");

        instrument.fingerOff();
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(wire.takeBytes()).hasToString("80486108".repeat(10));
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeBytes()).hasToString("a37f7f08");
        assertThat(wire.takeSaid()).isEmpty();
    }

    @Test
    void lowBatteriesAreInTheNextPacket() {
        patient.finger("97", "72", null);
        NoninInstrument instrument = start(Format.FORMAT_7);
        assertThat(packet(0).get(7).u8(3)).as("STAT2").isZero();
        instrument.setBatteryLow(true);
        assertThat(packet(1).get(7).u8(3)).as("STAT2").isEqualTo(1);
    }

    @Test
    void linesFollowAHeading() {
        patient.finger("97", "72", null);
        NoninInstrument instrument = start(Format.ASCII);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEqualTo("""
                        FORMAT=1 10:00:00 01/01/26
                        SPO2=097 HR=072
                        SPO2=097 HR=072
                        """.replace("\n", "\r\n"));
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72", "mdc:150456 97", "mdc:149530 72");

        instrument.fingerOff();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEqualTo("SPO2=--- HR=---\r\n");
        instrument.fingerOn();
        patient.finger("100", "128", null);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEqualTo("SPO2=100 HR=128\r\n");
        assertThat(instrument.counters()).containsEntry("lines", 4L);
    }

    @ParameterizedTest
    @EnumSource
    void itHasNoEarsAndOffItIsSilent(Format format) {
        patient.finger("97", "72", null);
        NoninInstrument instrument = start(format);
        wire.takeBytes();
        Gen.check(20260413, 50, random -> instrument.received(Bytes.copyOf(Gen.bytes(random, 20))));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(instrument.counters()).containsEntry("bytes-ignored", 1000L).containsEntry("violations", 0L);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeBytes()).isNotEqualTo(Bytes.empty());

        instrument.stop();
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        instrument.start();
        assertThat(wire.takeBytes()).isNotEqualTo(Bytes.empty());
    }

    private NoninInstrument start(Format format) {
        return start(new Options(format, false, CLOCK));
    }

    private NoninInstrument start(Options options) {
        NoninInstrument made = new NoninInstrument(wire, patient, options);
        made.start();
        return made;
    }

    /** A frame of format 2 or 7, counted from power-on, as soon as it is sent. */
    private Bytes frame(int number) {
        while (frames.size() <= number) {
            long due = frames.size() * 1_000_000_000L / 75;
            wire.time.advance(Duration.ofNanos(due - wire.time.patientNanos()));
            frames.add(wire.takeBytes());
        }
        return frames.get(number);
    }

    private List<Bytes> packet(int number) {
        return IntStream.range(25 * number, 25 * number + 25)
                .mapToObj(this::frame)
                .toList();
    }

    private static String hex(List<Bytes> packet, int column) {
        return packet.stream().map(frame -> frame.slice(column, 1).toHex()).collect(Collectors.joining(" "));
    }

    private void beat(int perMinute) {
        patient.heart(nanosAgo -> (wire.time.patientNanos() - nanosAgo) / 60e9 * perMinute);
    }
}
