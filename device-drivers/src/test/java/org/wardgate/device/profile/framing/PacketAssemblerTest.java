package org.wardgate.device.profile.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.profile.framing.Wire.Spec;
import org.wardgate.testing.Gen;

/** Packets of four frames of three bytes: a begin whose bit 0 marks the first, the number of packet and frame, their sum. */
class PacketAssemblerTest {
    private static final int FRAMES = 4;
    private static final Spec SPEC = Wire.spec("""
            framing:
              kind: frames
              starts-with: "80/80"
              length: {kind: fixed, bytes: 3}
              gap: 500ms
              checksum: {kind: sum, place: {to: -2, at: -1}}
            packet: {frames: 4, first: "0:0"}
            """);

    @Test
    void framesFromTheMarkedOneOnMakeAPacket() {
        Wire wire = new Wire(SPEC).receive(packet(1)).receive(packet(2)).receive(frame(3, 0));

        assertThat(wire.frames()).containsExactly(packet(1), packet(2));
        assertThat(wire.drops()).isEmpty();
    }

    /** Whoever begins to listen in the middle of a packet has missed its begin, and seen no damage. */
    @Test
    void framesBeforeTheFirstMarkAreDroppedTogether() {
        Wire wire = new Wire(SPEC).receive(frame(1, 2) + frame(1, 3) + packet(2) + frame(3, 0));

        assertThat(wire.frames()).containsExactly(packet(2));
        assertThat(wire.drops()).containsExactly("noise 6");
    }

    @Test
    void aPacketThatLacksAFrameIsDroppedWhole() {
        Wire wire = new Wire(SPEC).receive(frame(1, 0) + frame(1, 1) + frame(1, 3) + packet(2) + frame(3, 0));

        assertThat(wire.frames()).containsExactly(packet(2));
        assertThat(wire.drops()).containsExactly("truncated 9");
    }

    /** Its other frames are sound, and would stand one place too early. */
    @Test
    void aPacketWithADamagedFrameIsDroppedWhole() {
        Wire wire =
                new Wire(SPEC).receive(frame(1, 0) + "80ff00" + frame(1, 2) + frame(1, 3) + packet(2) + frame(3, 0));

        assertThat(wire.frames()).containsExactly(packet(2));
    }

    /** The frames that are left have the right number, and every one behind the gap would be in another's place. */
    @Test
    void lostFramesAtTheEndOfOnePacketAndAtTheBeginOfTheNextDoNotJoinThem() {
        for (int kept = 1; kept < FRAMES; kept++) {
            for (int lost = 1; lost < FRAMES; lost++) {
                StringBuilder wire = new StringBuilder();
                for (int i = 0; i < kept; i++) {
                    wire.append(frame(1, i));
                }
                for (int i = lost; i < FRAMES; i++) {
                    wire.append(frame(2, i));
                }
                List<WireInput> inputs = new Wire(SPEC).receive(wire + packet(3) + frame(4, 0)).inputs;

                if (kept + FRAMES - lost == FRAMES) {
                    continue; // exactly as long as one packet: nothing but the time tells, as the next test shows
                }
                assertThat(Wire.frames(inputs))
                        .as("%d kept, %d lost", kept, lost)
                        .containsExactly(packet(3));
            }
        }
    }

    /** What is lost of both is as long as a packet, and the line was silent for as long. */
    @Test
    void aSilenceWithinAPacketEndsIt() {
        Wire wire = new Wire(SPEC)
                .receive(frame(1, 0) + frame(1, 1))
                .after(500)
                .receive(frame(2, 2) + frame(2, 3) + packet(3) + frame(4, 0));

        assertThat(wire.frames()).containsExactly(packet(3));
    }

    @Test
    void aSilenceBetweenPacketsCostsNone() {
        Wire wire = new Wire(SPEC).receive(packet(1)).after(5000).receive(packet(2) + frame(3, 0));

        assertThat(wire.frames()).containsExactly(packet(1), packet(2));
        assertThat(wire.drops()).isEmpty();
    }

    /** A packet waits for the begin of the next, and is as old as its own last frame. */
    @Test
    void aPacketCarriesTheArrivalOfItsLastFrame() {
        Wire wire = new Wire(SPEC).receive(frame(1, 0) + frame(1, 1)).after(10).receive(frame(1, 2) + frame(1, 3));
        assertThat(wire.inputs).isEmpty();

        wire.after(13).receive(frame(2, 0));

        assertThat(((Frame) wire.inputs.get(0)).received().linkNanos()).isEqualTo(10_000_000);
    }

    @Test
    void anUnfinishedPacketAtTheEndOfTheConnectionIsCounted() {
        Wire wire =
                new Wire(SPEC).receive(packet(1) + frame(2, 0) + frame(2, 1)).close();

        assertThat(wire.frames()).containsExactly(packet(1));
        assertThat(wire.drops()).containsExactly("truncated 6");
    }

    /** Fewer frames than a packet has are lost without a trace: where as many are lost, time alone tells. */
    @Test
    void everyPacketThatComesOutIsOneThatWasSent() {
        Gen.check(41, 2000, random -> {
            StringBuilder wire = new StringBuilder();
            List<String> sent = new ArrayList<>();
            int vanished = 0;
            for (int packet = 1; packet <= 6; packet++) {
                sent.add(packet(packet));
                for (int i = 0; i < FRAMES; i++) {
                    String frame = frame(packet, i);
                    int fate = random.nextInt(12);
                    if (fate == 0 && ++vanished < FRAMES) {
                        frame = "";
                    } else if (fate == 1) {
                        frame = frame.substring(0, 4);
                    } else if (fate == 2) {
                        frame = frame.substring(0, 4) + "7f";
                    }
                    wire.append(frame);
                }
            }
            byte[] bytes = Wire.hex(wire.toString());
            List<WireInput> inputs = Wire.feed(SPEC, bytes, random.nextInt(1, bytes.length + 1));

            assertThat(Wire.frames(inputs))
                    .isEqualTo(
                            sent.stream().filter(Wire.frames(inputs)::contains).toList());
            assertThat(Wire.byteCount(inputs)).isEqualTo(bytes.length);
        });
    }

    private static String packet(int number) {
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < FRAMES; i++) {
            frames.append(frame(number, i));
        }
        return frames.toString();
    }

    private static String frame(int packet, int number) {
        int begin = number == 0 ? 0x81 : 0x80;
        int value = packet << 4 | number;
        return "%02x%02x%02x".formatted(begin, value, begin + value & 0xFF);
    }
}
