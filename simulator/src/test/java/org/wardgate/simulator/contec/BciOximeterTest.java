package org.wardgate.simulator.contec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class BciOximeterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();

    /** Made from the table on which published readers agree. */
    @Test
    void thePulseRatesUpperBitIsInTheThirdByte() {
        Numbers slow = new Numbers(72, 97, 345);
        Numbers fast = new Numbers(140, 95, 1210);

        assertThat(BciPacket.of(new Observation(Observation.Signal.PULSE, 5, false, 43, 3, slow)))
                .hasToString("852b034861");
        assertThat(BciPacket.of(Observation.ofPulse(6, true, 100, fast))).hasToString("c6644c0c5f");
    }

    @Test
    void sixtyPacketsASecondHaveBit7InTheirFirstByteAlone() {
        patient.finger("97", "72", "3.45");
        beat(72);
        start();
        wire.time.advance(Duration.ofSeconds(10));

        assertThat(wire.sentAtMillis).startsWith(0L, 16L, 33L, 50L).hasSize(601).endsWith(10_000L);
        Bytes sent = wire.takeBytes();
        assertThat(sent.length()).isEqualTo(601 * 5);
        assertThat(IntStream.range(0, sent.length()).filter(i -> sent.u8(i) >= 0x80))
                .allMatch(i -> i % 5 == 0)
                .hasSize(601);
        assertThat(sent.slice(3, 2)).hasToString("4861");
    }

    /** At 60/min beats are a second apart, and each beeps in one packet, in which the wave begins to rise. */
    @Test
    void eachPulseBeepsOnceAndIsInTheWave() {
        patient.finger("97", "60", "3.45");
        beat(60);
        start();
        wire.time.advance(Duration.ofMillis(2990));
        Bytes sent = wire.takeBytes();

        assertThat(IntStream.range(0, 180).filter(packet -> (sent.u8(5 * packet) & 0x40) != 0))
                .containsExactly(12, 72, 132);
        assertThat(sent.u8(5 * 72 + 1)).as("foot").isBetween(16, 24);
        assertThat(sent.u8(5 * 84 + 1)).as("peak").isBetween(100, 112);
        assertThat(sent.u8(5 * 84 + 2)).as("bar").isEqualTo(sent.u8(5 * 84 + 1) >> 3);
    }

    /** Many public readers forget bit 7 of the rate, and show 0 for 128. */
    @Test
    void aRateThatCrosses127IsTold() {
        patient.finger("97", "127.4", null);
        start();
        assertThat(wire.takeBytes().slice(2, 3)).hasToString("027f61");
        patient.finger("97", "127.5", null);
        wire.takeSaid();
        wire.time.advance(SECOND);

        assertThat(lastPacket().slice(2, 3)).hasToString("420061");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 128");
    }

    /** Numbers are told when they are new, which is once a second. */
    @Test
    void numbersAreRenewedEverySecondAndTold() {
        patient.finger("96.6", "71.5", "1.4");
        start();
        patient.finger("90", "50", "1.4");
        wire.time.advance(Duration.ofMillis(990));
        assertThat(lastPacket().slice(3, 2)).hasToString("4861");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97", "mdc:149530 72");

        wire.time.advance(Duration.ofMillis(10));
        assertThat(lastPacket().slice(3, 2)).hasToString("325a");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 90", "mdc:149530 50");
    }

    @Test
    void withoutAFingerTheNextPacketSaysSo() {
        patient.finger("97", "72", "3.45");
        BciOximeter oximeter = start();
        wire.takeSaid();
        oximeter.fingerOff();
        wire.time.advance(Duration.ofMillis(17));
        assertThat(lastPacket()).hasToString("8f00507f7f");
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(wire.takeSaid()).isEmpty();

        oximeter.fingerOn();
        patient.finger("91", "45", "3.45");
        wire.time.advance(Duration.ofMillis(17));
        assertThat(lastPacket().slice(2, 3)).hasToString("022d5b");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 91", "mdc:149530 45");
    }

    @Test
    void aPatientOfWhomNothingIsSeenIsNoFingerAndOneThatMovesIsSearched() {
        start();
        assertThat(lastPacket()).hasToString("8f00507f7f");
        patient.finger(null, null, "3.45");
        wire.time.advance(SECOND);

        assertThat(lastPacket()).hasToString("a140200000");
        assertThat(wire.takeSaid()).isEmpty();
    }

    @Test
    void aRateThatCannotBeToldIsInvalid() {
        patient.finger("97", "255", null);
        start();

        assertThat(lastPacket().slice(2, 3)).hasToString("427f61");
        assertThat(wire.takeSaid()).containsExactly("mdc:150456 97");
    }

    @Test
    void itHasNoEarsAndOffItIsSilent() {
        patient.finger("97", "72", null);
        BciOximeter oximeter = start();
        wire.takeBytes();
        Gen.check(20260414, 50, random -> oximeter.received(Bytes.copyOf(Gen.bytes(random, 20))));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(oximeter.counters()).containsEntry("bytes-ignored", 1000L).containsEntry("violations", 0L);

        oximeter.stop();
        wire.time.advance(Duration.ofMinutes(1));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        oximeter.start();
        assertThat(wire.takeBytes().length()).isEqualTo(5);
    }

    private BciOximeter start() {
        BciOximeter made = new BciOximeter(wire, patient);
        made.start();
        return made;
    }

    private Bytes lastPacket() {
        Bytes sent = wire.takeBytes();
        return sent.slice(sent.length() - 5, 5);
    }

    private void beat(int perMinute) {
        patient.heart(nanosAgo -> (wire.time.patientNanos() - nanosAgo) / 60e9 * perMinute);
    }
}
