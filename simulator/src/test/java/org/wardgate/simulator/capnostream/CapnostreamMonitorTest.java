package org.wardgate.simulator.capnostream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;

class CapnostreamMonitorTest {
    private static final LocalDateTime CLOCK = LocalDateTime.of(2026, 3, 9, 14, 5, 30);

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();
    private CapnostreamMonitor monitor = monitor(PressureUnit.MMHG);

    /** The frames of the documents, byte for byte. */
    @Test
    void messagesAreThoseOfTheDocuments() {
        assertThat(Packet.of(1, Bytes.empty())).isEqualTo(Bytes.ofHex("85010100"));
        assertThat(Packet.of(3, Bytes.ofHex("01"))).isEqualTo(Bytes.ofHex("8502030100"));
        assertThat(Packet.of(11, Bytes.empty())).isEqualTo(Bytes.ofHex("85010b0a"));
        assertThat(Packet.of(0, Bytes.ofHex("10268000"))).isEqualTo(Bytes.ofHex("8505001026800000b3"));
        assertThat(Packet.of(0, Bytes.ofHex("80050008"))).isEqualTo(Bytes.ofHex("850500800005000888"));
        assertThat(Packet.of(0, Bytes.ofHex("85008000"))).isEqualTo(Bytes.ofHex("85050080050080000000"));
        assertThat(Packet.of(0, Bytes.ofHex("11000041"))).isEqualTo(Bytes.ofHex("8505001100004155"));
        assertThat(Packet.of(60, Bytes.ofHex("0402"))).isEqualTo(Bytes.ofHex("85033c040239"));
    }

    @Test
    void itIsSilentUntilItIsEnabledAndThenSaysWhoItIs() {
        patient.airway("38", "0", "15");
        monitor.start();
        wire.time.advance(Duration.ofSeconds(5));
        host("85010405");
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());

        host("85010100");
        assertThat(wire.takeBytes())
                .isEqualTo(Bytes.ofHex("851f045630352e31302030332f30392f32303236204232303131323334353620201d"));
        wire.time.advance(Duration.ofSeconds(5));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        host("85010405");
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets()).hasSize(21);
        host("85010504");
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        host("85010405 85010203");
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(monitor.counters()).containsEntry("commands", 6L).containsEntry("violations", 0L);
    }

    /** The documents' example, with the clock of the second in which it is shown. */
    @Test
    void numbersAreThoseOfTheDocuments() {
        patient.airway("38", "0", "14");
        stream(Duration.ofSeconds(10));

        List<Bytes> numerics = packets(1);
        assertThat(numerics).hasSize(10);
        assertThat(numerics.get(9).toHex())
                .isEqualTo("69aed3b4" + "26000e6148" + "00000000000000" + "3c0f1e050864558c32" + "0100");
        assertThat(wire.takeSaid())
                .contains("mdc:151728 38", "mdc:151738 0", "mdc:151594 14", "mdc:150456 97", "mdc:149530 72")
                .contains("raw:capnostream:etco2-limit-high 60", "mdc:151856 0");
    }

    /** One generator: the number is the highest sample of the breath before, and the marks of breaths are as many as there are. */
    @ParameterizedTest
    @EnumSource(PressureUnit.class)
    void curveAndNumbersAgree(PressureUnit unit) {
        monitor = monitor(unit);
        patient.airway("41.6", "1.2", "20");
        stream(Duration.ofSeconds(60));

        int highest = 0;
        int lowest = 0xFFFF;
        int endTidal = 0xFF;
        int inspired = 0xFF;
        int breaths = 0;
        int last = -1;
        for (Bytes packet : packets()) {
            if (packet.u8(0) == 0) {
                last = (last + 1) % 256;
                assertThat(packet.u8(1)).isEqualTo(last);
                if ((packet.u8(4) & 8) != 0) {
                    breaths++;
                    endTidal = (highest + 128) / 256;
                    inspired = (lowest + 128) / 256;
                    highest = 0;
                    lowest = 0xFFFF;
                }
                highest = Math.max(highest, packet.u16(2));
                lowest = Math.min(lowest, packet.u16(2));
            } else if (breaths > 1) {
                assertThat(List.of(packet.u8(5), packet.u8(6))).isEqualTo(List.of(endTidal, inspired));
                assertThat(packet.u8(7)).isEqualTo(20);
            }
        }
        assertThat(breaths).isBetween(19, 20);
        assertThat(endTidal).isEqualTo(unit == PressureUnit.MMHG ? 42 : 55);
        assertThat(inspired).isEqualTo(unit == PressureUnit.MMHG ? 1 : 2);
    }

    @Test
    void apnoeaIsAnAlarmAfterTwentySeconds() {
        patient.airway("38", "0", "15");
        stream(Duration.ofSeconds(10));
        patient.airway("0", "0", "0");
        wire.time.advance(Duration.ofSeconds(25));

        List<Bytes> numerics = packets(1);
        assertThat(numerics.get(25).u8(13)).isEqualTo(0x10);
        Bytes last = numerics.get(numerics.size() - 1);
        assertThat(last.slice(4, 3).toHex()).isEqualTo("ffffff");
        assertThat(last.u8(13)).isEqualTo(1);
        assertThat(last.u8(9)).isEqualTo(8);
        assertThat(last.u8(15)).isGreaterThanOrEqualTo(20);
        patient.airway("38", "0", "15");
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(4)).isEqualTo(38));
    }

    @Test
    void limitsAreAlarms() {
        patient.airway("61", "9", "31");
        stream(Duration.ofSeconds(10));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(13)).isEqualTo(0x2A));
        patient.airway("14", "0", "4");
        wire.time.advance(Duration.ofSeconds(40));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(13)).isEqualTo(0x14));
        patient.finger("84", "141", null);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(14)).isEqualTo(0x0C));
        patient.finger("101", "49", null);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(14)).isEqualTo(0x12));
    }

    @Test
    void sensorsComeOff() {
        patient.airway("38", "0", "15");
        stream(Duration.ofSeconds(10));
        monitor.fingerOff();
        monitor.filterLine(false);
        packets();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets(1)).allSatisfy(data -> {
            assertThat(data.slice(4, 5).toHex()).isEqualTo("ffffffffff");
            assertThat(data.u8(14)).isEqualTo(0x20);
        });
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets(0)).allSatisfy(data -> assertThat(data.u8(3)).isEqualTo(0x41));
        monitor.fingerOn();
        monitor.filterLine(true);
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(packets(1))
                .last()
                .satisfies(data -> assertThat(data.slice(4, 5).toHex()).isEqualTo("26000f6148"));
        patient.finger(null, null, null);
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(packets(1)).last().satisfies(data -> assertThat(data.u8(14)).isEqualTo(1));
    }

    @Test
    void whatChangesTheMonitorIsAViolation() {
        monitor.start();
        host("85010100");
        packets();
        for (String command : List.of(
                "85033c040239",
                "85013637",
                "85013736",
                "85013d3c",
                "85013e3f",
                "85010706",
                "85010809",
                "85010a0b",
                "85013839")) {
            host(command);
        }
        assertThat(monitor.counters()).containsEntry("violations", 9L);
        assertThat(wire.takeBytes()).isEqualTo(Bytes.ofHex("85033c040239"));

        host("85010b0a 85010908 85020303 02 85016362 85011514 85010607");
        assertThat(monitor.counters())
                .containsEntry("violations", 9L)
                .containsEntry("patient-inquiries", 1L)
                .containsEntry("unknown-commands", 1L);
        assertThat(packets()).extracting(data -> data.u8(0)).containsExactly(2, 9, 3);
    }

    @Test
    void damageIsNoCommand() {
        monitor.start();
        host("11 850101 85010101 85ff 850180 07 8500 85010104");

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
        assertThat(monitor.counters()).containsEntry("bad-frames", 6L).containsEntry("bytes-ignored", 1L);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            monitor.received(Bytes.copyOf(new byte[] {(byte) (random.nextInt(5) == 0 ? 0x85 : random.nextInt(256))}));
        }
    }

    @Test
    void itForgetsTheHostWhenItIsSwitchedOff() {
        stream(Duration.ofSeconds(2));
        monitor.stop();
        packets();
        wire.time.advance(Duration.ofSeconds(2));
        monitor.start();
        wire.time.advance(Duration.ofSeconds(2));

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    @Test
    void aSerialNumberHasItsShape() {
        assertThatThrownBy(() -> new Options("17", PressureUnit.MMHG, CLOCK))
                .hasMessage("a serial number is a capital letter and nine digits, not '17'");
    }

    private CapnostreamMonitor monitor(PressureUnit unit) {
        return new CapnostreamMonitor(wire, patient, new Options("B201123456", unit, CLOCK));
    }

    private void stream(Duration duration) {
        monitor.start();
        host("85010100 85010405");
        wire.time.advance(duration);
    }

    private void host(String hex) {
        monitor.received(Bytes.ofHex(hex.replace(" ", "")));
    }

    /** Code and data of what was sent, read by another method than the monitor's own. */
    private List<Bytes> packets() {
        String hex = wire.takeBytes().toHex().replaceAll("..", "$0 ").strip();
        List<Bytes> packets = new ArrayList<>();
        for (String each : hex.split("(?=85 )", -1)) {
            if (!each.isEmpty()) {
                Bytes all = Bytes.ofHex(
                        each.replace("80 05", "85").replace("80 00", "80").replace(" ", ""));
                assertThat(all.u8(1)).isEqualTo(all.length() - 3);
                packets.add(all.slice(2, all.length() - 3));
            }
        }
        return packets;
    }

    private List<Bytes> packets(int code) {
        return packets().stream()
                .filter(packet -> packet.u8(0) == code)
                .map(packet -> Bytes.copyOf(Arrays.copyOfRange(packet.toArray(), 1, packet.length())))
                .toList();
    }
}
