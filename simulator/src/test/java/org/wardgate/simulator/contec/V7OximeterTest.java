package org.wardgate.simulator.contec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class V7OximeterTest {
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Bytes START = Bytes.ofHex("7d 81 a1 80 80 80 80 80 80");

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();

    @Test
    void itIsSilentUntilItIsAsked() {
        patient.finger("97", "72", "3.45");
        start(Options.DEFAULT);
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(wire.takeSaid()).isEmpty();
    }

    /** What a recorded oximeter answered. */
    @ParameterizedTest
    @CsvSource({"A7,0c80", "A2,0c80", "AC,0e8081", "AA,0480f5f3e5f2a0a0a0"})
    void queriesAreAnsweredAsRecorded(String command, String answer) {
        V7Oximeter oximeter = start(Options.DEFAULT.withPerfusion(false));

        assertThat(ask(oximeter, command)).hasToString(answer);
        assertThat(oximeter.counters()).containsEntry("commands", 1L).containsEntry("violations", 0L);
    }

    @Test
    void anOximeterWithPerfusionSaysSo() {
        assertThat(ask(start(Options.DEFAULT), "AC")).hasToString("0e8080");
    }

    /** Those of stored data among them: it stores nothing. */
    @ParameterizedTest
    @CsvSource({"A0,0b81a085", "A3,0b81a385", "A6,0b81a685", "AB,0b81ab85", "B0,0b81b085", "B3,0b81b385", "05,0b808585"
    })
    void whatItDoesNotKnowIsNotSupported(String command, String answer) {
        V7Oximeter oximeter = start(Options.DEFAULT);

        assertThat(ask(oximeter, command)).hasToString(answer);
        assertThat(oximeter.counters()).containsEntry("unsupported", 1L).containsEntry("violations", 0L);
    }

    /** Deleting what is stored, and setting time and date. */
    @ParameterizedTest
    @CsvSource({"AE,0b81ae80", "B1,0b81b180", "B2,0b81b280"})
    void whatChangesItIsAViolation(String command, String answer) {
        V7Oximeter oximeter = start(Options.DEFAULT);

        assertThat(ask(oximeter, command)).hasToString(answer);
        assertThat(oximeter.counters()).containsEntry("violations", 1L);
    }

    @Test
    void settingItsIdentifierIsAViolationThatStays() {
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(Bytes.ofHex("04 80 e2 e5 e4 b0 b1 b2 b3"));
        wire.time.advance(LATENCY);

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(oximeter.counters()).containsEntry("violations", 1L);
        assertThat(ask(oximeter, "AA")).hasToString("0480e2e5e4b0b1b2b3");
    }

    @Test
    void realTimeDataComesSixtyTimesASecondUntilItIsStopped() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(START);
        wire.time.advance(LATENCY);
        wire.time.advance(SECOND);

        assertThat(wire.sentAtMillis).startsWith(10L, 26L, 43L, 60L).hasSize(61).endsWith(1010L);
        assertThat(lastPacket().slice(5, 4)).hasToString("c8e1d981");
        assertThat(wire.takeSaid())
                .containsExactly(
                        "mdc:150456 97",
                        "mdc:149530 72",
                        "mdc:150448 3.45",
                        "mdc:150456 97",
                        "mdc:149530 72",
                        "mdc:150448 3.45");
        assertThat(ask(oximeter, "A2")).hasToString("0c80");
        wire.time.advance(SECOND);
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    /** A patient of whom a script knows no perfusion: the flag stays, for it says what the oximeter can. */
    @Test
    void perfusionThatIsNotMeasuredIsInvalidAndNotTold() {
        patient.finger("97", "72", null);
        start(Options.DEFAULT).received(START);
        wire.time.advance(LATENCY);

        Bytes packet = lastPacket();
        assertThat(packet.slice(7, 2)).hasToString("ffff");
        assertThat(packet.u8(4) & 0x10).isZero();
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72");
    }

    /** Bit 7 of the rate is in the second byte, which public readers leave out. */
    @Test
    void aRateThatCrosses127IsTold() {
        patient.finger("97", "127.4", "0.3");
        start(Options.DEFAULT.withPerfusion(false)).received(START);
        wire.time.advance(LATENCY);
        Bytes before = lastPacket();
        assertThat(before.u8(1)).isEqualTo(0xE0);
        assertThat(before.u8(5)).isEqualTo(0xFF);
        patient.finger("97", "127.5", "0.3");
        wire.takeSaid();
        wire.time.advance(SECOND);

        Bytes after = lastPacket();
        assertThat(after.u8(1)).isEqualTo(0xE8);
        assertThat(after.u8(5)).isEqualTo(0x80);
        assertThat(after.u8(2)).as("a weak signal").isEqualTo(0x81);
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 128");
    }

    @Test
    void withoutAFingerTheNextPacketSaysSo() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(START);
        wire.time.advance(LATENCY);
        wire.takeSaid();
        oximeter.fingerOff();
        wire.time.advance(Duration.ofMillis(17));
        assertThat(lastPacket()).hasToString("01e980c080ffffffff");
        wire.time.advance(Duration.ofSeconds(3));
        assertThat(wire.takeSaid()).isEmpty();

        oximeter.fingerOn();
        wire.time.advance(Duration.ofMillis(17));
        assertThat(lastPacket().slice(5, 4)).hasToString("c8e1d981");
        assertThat(wire.takeSaid()).hasSize(3);
    }

    @Test
    void aSearchOfTenSecondsTakesTooLong() {
        patient.finger(null, null, "3.45");
        start(Options.DEFAULT.withKeepAlive(false)).received(START);
        wire.time.advance(LATENCY);
        wire.time.advance(Duration.ofMillis(9980));
        assertThat(lastPacket()).hasToString("01ea81c080ffffffff");
        wire.time.advance(Duration.ofMillis(20));
        assertThat(lastPacket()).hasToString("01ea91c080ffffffff");

        patient.finger("97", "72", "3.45");
        wire.time.advance(SECOND);
        patient.finger(null, null, "3.45");
        wire.time.advance(SECOND);
        assertThat(lastPacket()).as("another search").hasToString("01ea81c080ffffffff");
    }

    /** A host says every 5 s that it is there; 10 s after the last time the oximeter stops. */
    @Test
    void itStopsWhenNobodySaysThatHeIsThere() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(START);
        for (int i = 0; i < 6; i++) {
            wire.time.advance(Duration.ofSeconds(5));
            oximeter.received(command("AF"));
        }
        wire.time.advance(LATENCY);
        wire.time.advance(Duration.ofMillis(9980));
        wire.takeBytes();
        wire.time.advance(Duration.ofMillis(19));
        assertThat(wire.takeBytes()).isNotEqualTo(Bytes.empty());

        wire.time.advance(Duration.ofMillis(2));
        wire.takeBytes();
        wire.time.advance(SECOND);
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(oximeter.counters()).containsEntry("hosts-missed", 1L);
        assertThat(ask(oximeter, "AF")).as("too late, and never answered").isEqualTo(Bytes.empty());
        oximeter.received(START);
        wire.time.advance(SECOND);
        assertThat(wire.takeBytes()).isNotEqualTo(Bytes.empty());
    }

    @Test
    void aUnitThatWatchesNoHostGoesOn() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT.withKeepAlive(false));
        oximeter.received(START);
        wire.time.advance(Duration.ofMinutes(10));
        wire.takeBytes();
        wire.time.advance(SECOND);

        assertThat(wire.takeBytes().length()).isEqualTo(60 * 9);
        assertThat(oximeter.counters()).doesNotContainKey("hosts-missed");
    }

    /** A second start takes nothing away, and the usual beginning may come in one piece. */
    @Test
    void theUsualBeginningIsObeyedInOrder() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(Bytes.ofHex(command("A7").toHex() + command("A2") + command("AA") + command("AC") + START));
        oximeter.received(START);
        wire.time.advance(LATENCY);

        assertThat(wire.takeBytes().toHex()).startsWith("0c80" + "0c80" + "0480f5f3e5f2a0a0a0" + "0e8080" + "01");
        wire.time.advance(SECOND);
        assertThat(wire.takeBytes().length()).isEqualTo(60 * 9);
    }

    @Test
    void whatIsNoPacketIsPassedOver() {
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(Bytes.ofHex("ff 80 33 80 7d 81 a1"));
        assertThat(ask(oximeter, "AA")).hasToString("0480f5f3e5f2a0a0a0");

        assertThat(oximeter.counters())
                .containsEntry("bytes-ignored", 4L)
                .containsEntry("incomplete-packets", 1L)
                .containsEntry("commands", 1L);
    }

    @Test
    void noBytesWhatsoeverKeepItFromAnswering() {
        patient.finger("97", "72", "3.45");
        Gen.check(20260416, 200, random -> {
            V7Oximeter oximeter = start(Options.DEFAULT);
            for (int offset = 0; offset < 5; offset++) {
                oximeter.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(40))));
            }
            wire.time.advance(LATENCY);
            ask(oximeter, "A2");
            assertThat(ask(oximeter, "AC")).hasToString("0e8080");
            oximeter.stop();
        });
    }

    @Test
    void whenItShutsDownItSaysSo() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(START);
        wire.time.advance(SECOND);
        wire.takeBytes();
        oximeter.shutDown();
        assertThat(wire.takeBytes()).hasToString("0d8081");

        oximeter.shutDown();
        oximeter.received(START);
        wire.time.advance(SECOND);
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    @Test
    void offItAnswersNothingAndOnAgainItIsSilent() {
        patient.finger("97", "72", "3.45");
        V7Oximeter oximeter = start(Options.DEFAULT);
        oximeter.received(START);
        wire.time.advance(SECOND);
        oximeter.received(command("AA"));
        oximeter.stop();
        wire.takeBytes();
        wire.time.advance(SECOND);
        oximeter.start();
        wire.time.advance(SECOND);

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(ask(oximeter, "A7")).hasToString("0c80");
    }

    @Test
    void anIdentifierIsSevenCharacters() {
        assertThatThrownBy(() -> new Options("user", true, true))
                .hasMessageContaining("7 ASCII characters, not 'user'");
    }

    private V7Oximeter start(Options options) {
        V7Oximeter made = new V7Oximeter(wire, patient, options);
        made.start();
        return made;
    }

    /** What comes within the latency. */
    private Bytes ask(V7Oximeter oximeter, String command) {
        wire.takeBytes();
        oximeter.received(command(command));
        wire.time.advance(LATENCY);
        return wire.takeBytes();
    }

    /** A command with no parameters; its bit 7 is in the second byte. */
    private static Bytes command(String code) {
        int command = Integer.parseInt(code, 16);
        return Bytes.ofHex(String.format("7d %02x %02x 80 80 80 80 80 80", 0x80 | command >> 7, command | 0x80));
    }

    private Bytes lastPacket() {
        Bytes sent = wire.takeBytes();
        return sent.slice(sent.length() - 9, 9);
    }
}
