package org.wardgate.device.terumo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class TerumoFrameDecoderTest {
    private static final List<byte[]> VECTORS =
            List.of(Packets.IDENTITY, Packets.EXAMPLE, TerumoEncoder.identify().toArray());

    @Test
    void thePacketsOfTheManualAreFramesHoweverTheyAreCut() {
        for (byte[] vector : VECTORS) {
            for (int chunk : new int[] {1, 2, 3, 7, 64, 1000}) {
                List<WireInput> inputs = feed(vector, chunk);
                assertThat(inputs).singleElement().isInstanceOf(Frame.class);
                assertThat(((Frame) inputs.get(0)).payload()).isEqualTo(Bytes.copyOf(vector, 1, vector.length - 6));
            }
        }
    }

    @Test
    void noSingleBitThatIsWrongLeavesAFrame() {
        for (byte[] vector : VECTORS) {
            for (int bit = 0; bit < 8 * vector.length; bit++) {
                byte[] wrong = vector.clone();
                wrong[bit / 8] ^= (byte) (1 << bit % 8);
                byte[] both = Arrays.copyOf(wrong, wrong.length + Packets.IDENTITY.length);
                System.arraycopy(Packets.IDENTITY, 0, both, wrong.length, Packets.IDENTITY.length);
                List<WireInput> frames =
                        feed(both, 50).stream().filter(Frame.class::isInstance).toList();
                assertThat(frames)
                        .as("bit %d", bit)
                        .singleElement()
                        .satisfies(frame -> assertThat(((Frame) frame).payload().toAscii())
                                .contains("<REP><DEVID>" + Packets.ID + "</DEVID></REP>"));
            }
        }
    }

    @Test
    void damageIsNamed() {
        assertThat(reasons("xx\u0002ab\u0003")).containsExactly(Reason.NOISE, Reason.BAD_LENGTH);
        assertThat(reasons("\u0002abc1234\u0003")).containsExactly(Reason.BAD_CHECKSUM);
        assertThat(reasons("\u0002abc\u0002abc1234\u0003")).containsExactly(Reason.TRUNCATED, Reason.BAD_CHECKSUM);
        assertThat(reasons("\u0002" + "a".repeat(1025))).containsExactly(Reason.TOO_LONG);
    }

    @Test
    void everyRandomByteIsAccountedFor() {
        Gen.check(4, 2000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(0, 90));
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(6) == 0 ? (byte) (2 + random.nextInt(2)) : bytes[i];
            }
            int counted = 0;
            for (WireInput input : feed(bytes, 7)) {
                counted += input instanceof Dropped lost
                        ? lost.byteCount()
                        : ((Frame) input).payload().length() + 6;
            }
            assertThat(counted).isEqualTo(bytes.length);
        });
    }

    private static List<Reason> reasons(String text) {
        List<Reason> reasons = new ArrayList<>();
        for (WireInput input : feed(Bytes.ofAscii(text).toArray(), 2000)) {
            reasons.add(((Dropped) input).reason());
        }
        return reasons;
    }

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new TerumoFrameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        for (int from = 0; from < bytes.length; from += chunk) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(chunk, bytes.length - from)));
        }
        channel.finish();
        List<WireInput> inputs = new ArrayList<>();
        for (WireInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(input);
        }
        return inputs;
    }
}
