package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class AlarisFrameDecoderTest {
    private static final byte[] STATUS = Asena.frame(Asena.ALARMING);

    /** Seen on the wires of real pumps, and computed by an independent tool for the rest: Asena comms, CRC. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '#',
            value = {
                "INF#4961",
                "ALARM#50B2",
                "INST_SERIALNO#457D",
                "COMMS_PROTOCOL#E8DA",
                "COMMS_RESPONSE_MAX#7E29",
                "SYRINGE_STATUS#4102",
                "INF_RATE_MAX_SYRINGE#8F30",
                "INF_VTBI#8456",
                "INF_RATE#8E6D",
                "INF_VI#B42C",
                "INST_SERIALNO^8002-51740#050B",
                "INST_SERIALNO^8002-51733#ACFF",
                "COMMS_PROTOCOL^Asena Rev 2.1.5#661A",
                "COMMS_RESPONSE_MAX^4000^ms#DFDF",
                "SYRINGE_STATUS^BD PLASTIPAK^ 50^CONF#1CF8",
                "SYRINGE_STATUS^BD PERFUSOR^ 50^CONF#4567",
                "INF_RATE_MAX_SYRINGE^1200.00^ml/h#8575",
                "INF^8002-51733^A^HLD^0.00^ml/h^^0.969^ml^530.15^mmHg^00:04:09^EVENT^214725#DB9D",
                "ALARM^AL_NOALM^ ^ #C73B",
                "ALARM^AL_OCCLU^ ^ #5B3B",
                "ALARM^AL_EOIST^ ^ #238C",
                "REMOTE_CTRL^ENABLED^****^PERMIT^0^ms#7BB0",
                "REMOTE_CTRL^DISABLED^****^PERMIT^0^ms#3C5D",
                "REMQUERY^DEACT^^^^#E5C9",
                "INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905#959E",
                "INF^8002-51740^-^HLD^0.00^ml/h^^1.234^ml^17.91^mmHg^24+^EVENT^127906#7FF7",
                "INF_VTBI^ACTIV^50.000^ml^STOP#FCF5",
                "INF_VTBI^DEACT^^^#F6D0",
                "INF_VI^1.234^ml#AADA",
                "INF_RATE^5.00^ml/h#1BAA",
                "8002-51740#3CC1",
                "123456789#29B1"
            })
    void goldenBodiesPassWithTheirCrcAndNoOther(String body, String crc) {
        assertThat(feed(Asena.ascii("!" + body + "|" + crc + "\r")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.class,
                        frame -> assertThat(frame.payload().toAscii()).isEqualTo(body));
        assertThat(AlarisFrameDecoder.CRC.over(Asena.ascii(body), 0, body.length()))
                .isEqualTo(Integer.parseInt(crc, 16));
        String wrong = (crc.charAt(0) == '0' ? '1' : '0') + crc.substring(1);
        assertThat(reasons(feed(Asena.ascii("!" + body + "|" + wrong + "\r")))).containsExactly(Reason.BAD_CHECKSUM);
    }

    @Test
    void anyChunkingGivesTheSameFrame() {
        for (int chunk = 1; chunk <= STATUS.length; chunk++) {
            assertThat(bodies(feed(STATUS, chunk))).containsExactly(Asena.ALARMING);
        }
    }

    @Test
    void twoFramesInOneReadAreTwoFrames() {
        assertThat(bodies(feed(join(STATUS, Asena.frame(Asena.RUNNING)))))
                .containsExactly(Asena.ALARMING, Asena.RUNNING);
    }

    /** The reading age of a value counts from the last byte of its frame. */
    @Test
    void aFrameIsStampedWithTheArrivalOfItsLastByte() {
        VirtualTimeSource time = new VirtualTimeSource();
        EmbeddedChannel channel = new EmbeddedChannel(new AlarisFrameDecoder());
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.copiedBuffer(STATUS, 0, 40));
        time.advance(Duration.ofMillis(7));
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.copiedBuffer(STATUS, 40, STATUS.length - 40));
        Frame frame = channel.readInbound();
        assertThat(frame.received().linkNanos()).isEqualTo(7_000_000);
        channel.finishAndReleaseAll();
    }

    @Test
    void noSingleBitErrorBecomesAFrameNorCostsTheNextOne() {
        byte[] next = Asena.frame(Asena.RUNNING);
        for (int bit = 0; bit < STATUS.length * 8; bit++) {
            byte[] damaged = STATUS.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            List<WireInput> inputs = feed(join(damaged, next));
            assertThat(bodies(inputs)).as("bit %d", bit).containsExactly(Asena.RUNNING);
            assertThat(inputs).as("bit %d", bit).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aCutFrameGivesWayToTheNextAndIsCounted() {
        for (int length = 1; length < STATUS.length; length++) {
            List<WireInput> inputs = feed(join(Arrays.copyOf(STATUS, length), Asena.frame(Asena.RUNNING)));
            assertThat(bodies(inputs)).containsExactly(Asena.RUNNING);
            assertThat(inputs).element(0).isInstanceOfSatisfying(Dropped.class, cut -> {
                assertThat(cut.reason()).isEqualTo(Reason.TRUNCATED);
            });
            assertThat(((Dropped) inputs.get(0)).byteCount()).isEqualTo(length);
        }
    }

    @Test
    void aCutFrameAtTheEndOfTheConnectionIsCounted() {
        assertThat(feed(Asena.ascii("!INF^8002"))).singleElement().isInstanceOfSatisfying(Dropped.class, cut -> {
            assertThat(cut.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(cut.byteCount()).isEqualTo(9);
        });
    }

    @Test
    void aConnectionThatNeverSpokeEndsQuietly() {
        EmbeddedChannel channel = new EmbeddedChannel(new AlarisFrameDecoder());
        channel.finish();
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void escapeAbortsTheFrameAndOutsideOfOneIsNoise() {
        List<WireInput> inputs = feed(join(Asena.ascii("\u001b!INF^80\u001b\u001b"), STATUS));
        assertThat(bodies(inputs)).containsExactly(Asena.ALARMING);
        assertThat(reasons(inputs)).containsExactly(Reason.NOISE, Reason.ABORTED, Reason.NOISE);
        assertThat(((Dropped) inputs.get(1)).byteCount()).isEqualTo(8);
    }

    @Test
    void theLongestFramePassesAndOneByteMoreIsDropped() {
        String longest = "A".repeat(AlarisFrameDecoder.MAX_CONTENT - 5);
        assertThat(bodies(feed(Asena.frame(longest)))).containsExactly(longest);
        List<WireInput> inputs = feed(join(Asena.frame(longest + "A"), STATUS));
        assertThat(bodies(inputs)).containsExactly(Asena.ALARMING);
        assertThat(reasons(inputs)).containsExactly(Reason.TOO_LONG, Reason.NOISE);
    }

    @Test
    void theBodyReachesToTheLastBar() {
        assertThat(bodies(feed(Asena.frame("INF^a|4961^b|")))).containsExactly("INF^a|4961^b|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!\r", "!|4961\r", "!INF4961\r", "!INF|496\r", "!INF|49610\r", "!4961\r"})
    void aFrameWithoutItsPartsIsNone(String text) {
        assertThat(reasons(feed(Asena.ascii(text)))).containsExactly(Reason.BAD_HEADER);
    }

    /** One damaged bit makes an upper-case digit of a lower-case one. */
    @ParameterizedTest
    @ValueSource(strings = {"!ALARM|50b2\r", "!ALARM|+0B2\r", "!ALARM|50|2\r", "!ALARM|50 2\r"})
    void onlyUpperCaseDigitsAreACrc(String text) {
        assertThat(reasons(feed(Asena.ascii(text)))).containsExactly(Reason.BAD_CHECKSUM);
    }

    @Test
    void validFramesBetweenNoiseAllComeOutWhateverTheChunksAndNoByteIsUnaccountedFor() {
        Gen.check(11, 300, random -> {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            List<String> bodies = new ArrayList<>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                byte[] noise = Gen.bytes(random, random.nextInt(20));
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = noise[j] == '!' ? 0 : noise[j];
                }
                wire.write(noise);
                bodies.add(randomBody(random));
                wire.write(Asena.frame(bodies.get(bodies.size() - 1)));
            }
            byte[] bytes = wire.toByteArray();
            List<WireInput> inputs = feed(bytes, random.nextInt(1, bytes.length + 1));
            assertThat(bodies(inputs)).isEqualTo(bodies);
            assertThat(reasons(inputs)).allMatch(Reason.NOISE::equals);
            assertThat(byteCount(inputs)).isEqualTo(bytes.length);
        });
    }

    @Test
    void randomBytesNeverThrowAndAreAllAccountedFor() {
        Gen.check(12, 1000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(1, 2000));
            byte[] likely = {'!', '|', '\r', 0x1B, 'A', '^'};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? likely[random.nextInt(likely.length)] : bytes[i];
            }
            assertThat(byteCount(feed(bytes, random.nextInt(1, bytes.length + 1))))
                    .isEqualTo(bytes.length);
        });
    }

    private static String randomBody(SplittableRandom random) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(1, 120); i > 0; i--) {
            char c = (char) random.nextInt(0x20, 0x7F);
            body.append(c == '!' ? '^' : c);
        }
        return body.toString();
    }

    private static List<WireInput> feed(byte[] bytes) {
        return feed(bytes, bytes.length);
    }

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new AlarisFrameDecoder());
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

    private static List<String> bodies(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> new String(((Frame) input).payload().toArray(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static List<Reason> reasons(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Dropped.class::isInstance)
                .map(input -> ((Dropped) input).reason())
                .toList();
    }

    private static int byteCount(List<WireInput> inputs) {
        return inputs.stream()
                .mapToInt(input ->
                        input instanceof Frame frame ? frame.payload().length() + 7 : ((Dropped) input).byteCount())
                .sum();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
