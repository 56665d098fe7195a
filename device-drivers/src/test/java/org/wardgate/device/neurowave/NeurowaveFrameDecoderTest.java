package org.wardgate.device.neurowave;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class NeurowaveFrameDecoderTest {

    @Test
    void theRepliesThatAClientQuotesAreFramesHoweverTheyAreCut() {
        for (int chunk : new int[] {1, 2, 3, 7, 1000}) {
            assertThat(feed(Replies.CONNECTED, chunk)).singleElement().isInstanceOf(Frame.class);
            assertThat(feed(Replies.CONNECTED_2, chunk))
                    .singleElement()
                    .satisfies(input -> assertThat(((Frame) input).payload().toAscii())
                            .isEqualTo("CONNREQ^v0.2^066-22-20-003^v0.1.0.8218^v1.0^2022-11-04^11:59:44.217"));
        }
    }

    @Test
    void noSingleBitThatIsWrongLeavesAFrame() {
        for (byte[] vector : List.of(Replies.CONNECTED, Replies.CONNECTED_2, Replies.status())) {
            for (int bit = 0; bit < 8 * vector.length; bit++) {
                byte[] wrong = vector.clone();
                wrong[bit / 8] ^= (byte) (1 << bit % 8);
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(wrong);
                both.writeBytes(Replies.CONNECTED);
                List<WireInput> frames = feed(both.toByteArray(), 100).stream()
                        .filter(Frame.class::isInstance)
                        .toList();
                assertThat(frames)
                        .as("bit %d", bit)
                        .singleElement()
                        .satisfies(input ->
                                assertThat(((Frame) input).payload().toAscii()).startsWith("CONNREQ^0.1"));
            }
        }
    }

    /** A sum above FFFF: four digits of it or five, nobody knows. */
    @Test
    void aLongReplyMayHaveASumOfFourDigitsOrFive() {
        String fields = "STATREQ^" + "~".repeat(600);
        int sum = '!' + '|' + fields.chars().sum();
        assertThat(sum).isGreaterThan(0xFFFF);
        assertThat(feed(Replies.text(String.format("!%s|%04X\r\n", fields, sum & 0xFFFF)), 500))
                .singleElement()
                .isInstanceOf(Frame.class);
        assertThat(feed(Replies.text(String.format("!%s|%X\r\n", fields, sum)), 500))
                .singleElement()
                .isInstanceOf(Frame.class);
        assertThat(reasons(String.format("!%s|%X\r\n", fields, sum + 1))).containsExactly(Reason.BAD_CHECKSUM);
    }

    @Test
    void damageIsNamed() {
        assertThat(reasons("xx!CONNREQ|02B4\r\n")).containsExactly(Reason.NOISE, Reason.BAD_CHECKSUM);
        assertThat(reasons("!CONNREQ|02b3\r\n")).containsExactly(Reason.BAD_CHECKSUM);
        assertThat(reasons("!CONNREQ|02B3\n")).containsExactly(Reason.BAD_HEADER);
        assertThat(reasons("!CONNREQ\r\n!|02B3\r\n")).containsExactly(Reason.BAD_HEADER, Reason.BAD_HEADER);
        assertThat(reasons("!CONN!CONNREQ|000002B3\r\n")).containsExactly(Reason.TRUNCATED, Reason.BAD_HEADER);
        assertThat(reasons("!" + "a".repeat(4097))).containsExactly(Reason.TOO_LONG);
    }

    @Test
    void everyRandomByteIsAccountedFor() {
        Gen.check(4, 2000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(0, 90));
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(6) == 0 ? (byte) "!|\r\n".charAt(random.nextInt(4)) : bytes[i];
            }
            int counted = 0;
            for (WireInput input : feed(bytes, 7)) {
                counted += input instanceof Dropped lost
                        ? lost.byteCount()
                        : ((Frame) input).payload().length() + 8;
            }
            assertThat(counted).isEqualTo(bytes.length);
        });
    }

    private static List<Reason> reasons(String text) {
        List<Reason> reasons = new ArrayList<>();
        for (WireInput input : feed(Replies.text(text), 5000)) {
            reasons.add(((Dropped) input).reason());
        }
        return reasons;
    }

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new NeurowaveFrameDecoder());
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
