package org.wardgate.device.capnostream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class CapnostreamFrameDecoderTest {
    private static final List<String> ALL = List.of(
            Vectors.NUMERICS,
            Vectors.APNOEA,
            Vectors.KILOPASCALS,
            Vectors.DEVICE_ID,
            Vectors.WAVE,
            Vectors.WAVE_END,
            Vectors.WAVE_ESCAPES,
            Vectors.WAVE_INVALID);

    @Test
    void everyVectorIsOneFrame() {
        for (String vector : ALL) {
            assertThat(feed(Vectors.bytes(vector), 100))
                    .as(vector)
                    .singleElement()
                    .isInstanceOf(Frame.class);
        }
        assertThat(payloads(feed(Vectors.bytes(Vectors.WAVE_ESCAPES), 100))).containsExactly("008500800" + "0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 31, 32, 1000})
    void chunkingNeverChangesTheResult(int chunk) {
        byte[] all = join(ALL);

        assertThat(feed(all, chunk)).isEqualTo(feed(all, all.length)).hasSize(ALL.size());
    }

    /** No single bit that is wrong makes another frame, and it costs none of the frames beside it. */
    @Test
    void noSingleBitMakesAnotherFrame() {
        for (String vector : ALL) {
            byte[] right = Vectors.bytes(vector);
            String payload = payloads(feed(right, 100)).get(0);
            for (int bit = 0; bit < 8 * right.length; bit++) {
                byte[] wrong = right.clone();
                wrong[bit / 8] ^= (byte) (1 << bit % 8);
                List<String> frames =
                        payloads(feed(join(Vectors.bytes(Vectors.WAVE), wrong, Vectors.bytes(Vectors.WAVE)), 7));
                assertThat(frames).as("%s with bit %d wrong", vector, bit).hasSizeBetween(2, 3);
                assertThat(frames.get(0)).isEqualTo("0010268000");
                assertThat(frames.get(frames.size() - 1)).isEqualTo("0010268000");
                if (frames.size() == 3) {
                    // a shorter frame whose check happens to fit is one of a length that no message has
                    Bytes other = Bytes.ofHex(frames.get(1));
                    assertThat(frames.get(1)).isNotEqualTo(payload);
                    assertThat(CapnostreamMessage.parse(other)).isInstanceOf(CapnostreamMessage.Unknown.class);
                }
            }
        }
    }

    @Test
    void damageIsNamed() {
        assertThat(dropped("85 01 01 01")).containsExactly("BAD_CHECKSUM 4");
        assertThat(dropped("85 00 01 01")).containsExactly("BAD_LENGTH 2", "NOISE 2");
        assertThat(dropped("85 FF")).containsExactly("BAD_LENGTH 2");
        assertThat(dropped("85 05 00 10 80 07 00 00 B3")).containsExactly("ABORTED 6", "NOISE 3");
        assertThat(dropped("85 05 00 10 " + Vectors.WAVE)).containsExactly("TRUNCATED 4");
        assertThat(dropped("85 05 00 80 " + Vectors.WAVE)).containsExactly("TRUNCATED 4");
        assertThat(dropped("00 11 85 05 00")).containsExactly("NOISE 2", "TRUNCATED 3");
    }

    @Test
    void everyRandomByteEndsInAFrameOrIsDropped() {
        Gen.check(5, 3000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(0, 120));
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) (random.nextBoolean() ? 0x85 : 0x80) : bytes[i];
            }
            int counted = 0;
            for (WireInput input : feed(bytes, 11)) {
                if (input instanceof Dropped lost) {
                    counted += lost.byteCount();
                } else {
                    Frame frame = (Frame) input;
                    int[] payload = new int[frame.payload().length()];
                    for (int i = 0; i < payload.length; i++) {
                        payload[i] = frame.payload().u8(i);
                    }
                    counted += Vectors.frame(payload).length;
                }
            }
            assertThat(counted).isEqualTo(bytes.length);
        });
    }

    private static List<String> dropped(String hex) {
        List<String> names = new ArrayList<>();
        for (WireInput input : feed(Vectors.bytes(hex), 100)) {
            if (input instanceof Dropped lost) {
                names.add(lost.reason() + " " + lost.byteCount());
            }
        }
        assertThat(names).noneMatch(name -> name.startsWith(Reason.UNKNOWN_SHAPE.name()));
        return names;
    }

    private static List<String> payloads(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).payload().toHex())
                .toList();
    }

    private static byte[] join(List<String> vectors) {
        return join(vectors.stream().map(Vectors::bytes).toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new CapnostreamFrameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        for (int from = 0; from < bytes.length; from += chunk) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(chunk, bytes.length - from)));
        }
        channel.finish();
        List<WireInput> inputs = new ArrayList<>();
        for (WireInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
            // noise comes in pieces as the line cuts it
            inputs.add(input);
        }
        return inputs;
    }
}
