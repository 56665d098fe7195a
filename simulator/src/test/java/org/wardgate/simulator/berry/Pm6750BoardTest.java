package org.wardgate.simulator.berry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class Pm6750BoardTest {
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();
    private final Pm6750Board board = new Pm6750Board(wire, patient, Options.of(null));

    @Test
    void itIsSilentUntilItIsToldWhatToSend() {
        well();
        board.start();
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(wire.takeSaid()).isEmpty();
    }

    @Test
    void versionsAreToldWhenTheyAreAskedFor() {
        board.start();
        ask("55aa04fc00ff");
        assertThat(frames()).containsExactly("fc56312e3034");
        ask("55aa04fd00fe");
        assertThat(frames()).containsExactly("fd48322e30");
        assertThat(board.counters()).containsEntry("commands", 2L).containsEntry("violations", 0L);
    }

    @Test
    void eachKindComesWhenItIsSwitchedOnAndNoMoreWhenItIsOff() {
        well();
        board.start();
        ask("55aa040301f7");
        wire.time.advance(SECOND.minus(LATENCY));
        assertThat(frames()).containsExactly("030000000000", "04006148");
        ask("55aa040401f6");
        wire.time.advance(SECOND.minus(LATENCY));
        assertThat(frames()).containsExactly("030000000000", "04006148", "05022407");
        ask("55aa040300f8");
        ask("55aa040400f7");
        wire.time.advance(SECOND);
        assertThat(frames()).isEmpty();
    }

    /** 250 times a second all leads of one instant, and a mark for each beat. */
    @Test
    void theHeartIsDrawnAndItsBeatsAreMarked() {
        well();
        patient.heart(nanosAgo -> (wire.time.patientNanos() - nanosAgo) / 1e9);
        board.start();
        ask("55aa040101f9");
        frames();
        wire.time.advance(SECOND);
        List<String> frames = frames();

        assertThat(frames).filteredOn(frame -> frame.startsWith("01")).hasSize(250);
        assertThat(frames).filteredOn(frame -> frame.startsWith("02")).containsExactly("0218480efb01");
        assertThat(frames).filteredOn(frame -> frame.startsWith("30")).containsExactly("3000");
        assertThat(frames).contains("01a4bc985086aab6");
    }

    @Test
    void curvesOfAnUnknownRateComeWhenTheyAreWanted() {
        well();
        board.start();
        ask("55aa04fe01fc");
        ask("55aa04ff01fb");
        frames();
        wire.time.advance(SECOND);
        List<String> frames = frames();

        assertThat(frames).filteredOn(frame -> frame.startsWith("fe")).hasSize(50);
        assertThat(frames).filteredOn(frame -> frame.startsWith("ff")).hasSize(25);
    }

    @Test
    void whatComesOffIsTold() {
        well();
        board.start();
        ask("55aa040101f9");
        ask("55aa040301f7");
        board.fingerOff();
        board.leadsOff();
        wire.time.advance(SECOND);
        assertThat(frames()).contains("04027fff", "021a00000000", "0180808080808080");
        frames();
        board.fingerOn();
        board.leadsOn();
        wire.time.advance(SECOND);

        assertThat(frames()).contains("04006148", "0218480efb01").doesNotContain("04027fff");
    }

    /** The state is told while it measures, though nothing else was asked for. */
    @Test
    void aMeasurementOfSomebodyAtTheBedIsToldAndItsResultRepeated() {
        well();
        board.start();
        board.measurePressure();
        wire.time.advance(Cuff.MEASUREMENT);
        List<String> frames = frames();
        assertThat(frames)
                .hasSize(23)
                .startsWith("03040a000000", "030432000000", "03044f000000")
                .endsWith("03000076" + "5647");
        wire.time.advance(SECOND);
        assertThat(frames()).as("nothing was asked for").isEmpty();
        ask("55aa040301f7");
        wire.time.advance(SECOND);
        assertThat(frames()).contains("030000765647");

        board.cuffOff();
        board.measurePressure();
        wire.time.advance(Cuff.GIVEN_UP);
        assertThat(frames()).contains("031000000000");
        board.cuffOn();
        assertThat(board.counters()).containsEntry("violations", 0L);
    }

    @Test
    void aCommandToTheCuffIsObeyedAndAViolation() {
        well();
        board.start();
        ask("55aa040201f8");
        wire.time.advance(SECOND);
        assertThat(frames()).containsExactly("030409000000");
        ask("55aa040200f9");

        assertThat(frames()).containsExactly("030800000000");
        assertThat(board.counters()).containsEntry("violations", 2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x05, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0F, 0x10})
    void whatSetsSomethingIsAViolation(int command) {
        board.start();
        ask(BoardFrame.of(command, 1).encode().toHex());

        assertThat(board.counters()).containsEntry("violations", 1L);
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    @Test
    void whatItDoesNotKnowDoesNothing() {
        board.start();
        ask(BoardFrame.of(0x42, 1).encode().toHex());
        ask(BoardFrame.of(0xFB, 1).encode().toHex());

        assertThat(board.counters()).containsEntry("unsupported", 1L).containsEntry("violations", 0L);
    }

    /** After a power cut it has forgotten what it was told to send. */
    @Test
    void powerOffEndsEverything() {
        well();
        board.start();
        ask("55aa040301f7");
        board.measurePressure();
        board.stop();
        frames();
        wire.time.advance(Duration.ofMinutes(1));
        board.received(Bytes.ofHex("55aa040301f7"));
        board.measurePressure();
        board.start();
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(frames()).isEmpty();
    }

    @Test
    void nothingThatAHostSendsBreaksIt() {
        board.start();
        Gen.check(31, 50, random -> {
            board.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(1, 300))));
            wire.time.advance(LATENCY);
        });
    }

    private void well() {
        patient.whole("72", "14", "97", "36.7", "118/71/86");
    }

    private void ask(String hex) {
        board.received(Bytes.ofHex(hex));
        wire.time.advance(LATENCY);
    }

    /** What was sent since the last call: kind and data of each frame. */
    private List<String> frames() {
        Bytes sent = wire.takeBytes();
        List<String> frames = new ArrayList<>();
        for (int at = 0; at < sent.length(); at += sent.u8(at + 2) + 2) {
            assertThat(sent.u16(at)).isEqualTo(0x55AA);
            frames.add(sent.slice(at + 3, sent.u8(at + 2) - 2).toHex());
        }
        return frames;
    }
}
