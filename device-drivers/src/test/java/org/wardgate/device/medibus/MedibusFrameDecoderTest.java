package org.wardgate.device.medibus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.device.medibus.Medibus.hex;
import static org.wardgate.device.medibus.Medibus.join;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.medibus.MedibusMessage.Unreadable;
import org.wardgate.device.profile.Captures;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class MedibusFrameDecoderTest {
    private static final byte[] ALARMS = hex(Medibus.ALARMS);
    private static final byte[] MONITOR = hex(Medibus.MONITOR);

    static Stream<String> golden() {
        return Stream.concat(Arrays.stream(Medibus.COMMANDS), Arrays.stream(Medibus.RESPONSES));
    }

    /** The examples of MEDIBUS 4.03 and of MEDIBUS for Intensive Care. */
    @ParameterizedTest
    @MethodSource("golden")
    void everyExampleIsAFrameOfItsBytesWithoutSumAndEnd(String hex) {
        byte[] bytes = hex(hex);
        assertThat(feed(bytes, bytes.length))
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.class,
                        frame -> assertThat(frame.payload()).isEqualTo(Bytes.copyOf(bytes, 0, bytes.length - 3)));
    }

    @Test
    void theMisprintsOfTheDocumentAreNoFrames() {
        for (String misprint : Medibus.MISPRINTS) {
            assertThat(feed(hex(misprint), 100)).as(misprint).singleElement().isInstanceOf(Dropped.class);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void anyChunkingGivesTheSameFrame(String hex) {
        byte[] bytes = hex(hex);
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            assertThat(frames(feed(bytes, chunk))).containsExactly(Bytes.copyOf(bytes, 0, bytes.length - 3));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aCutFrameIsDroppedAndCostsTheNextNothing(String hex) {
        byte[] bytes = hex(hex);
        for (int length = 1; length < bytes.length; length++) {
            List<WireInput> inputs = feed(join(Arrays.copyOf(bytes, length), MONITOR), 1000);
            assertThat(frames(inputs)).containsExactly(Bytes.copyOf(MONITOR, 0, MONITOR.length - 3));
            assertThat(dropped(inputs)).extracting(Dropped::reason).containsExactly(Reason.TRUNCATED);
            assertThat(byteCount(inputs)).isEqualTo(length + MONITOR.length);
        }
    }

    /**
     * A flipped bit can make a sign of a digit, and a byte of a curve of any other. In one case the sum agrees by its nature: where the
     * data end in 0 and the sum's first digit 3 becomes DC3, the 0 passes for that digit. Such data do not fit their records.
     */
    @ParameterizedTest
    @MethodSource("golden")
    void noSingleWrongBitBecomesAMessageNorCostsTheNext(String hex) {
        byte[] bytes = hex(hex);
        Bytes next = Bytes.copyOf(MONITOR, 0, MONITOR.length - 3);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            List<WireInput> inputs = feed(join(damaged, MONITOR), 1000);
            List<Bytes> messages = new ArrayList<>(
                    frames(inputs).stream().filter(frame -> frame.length() > 1).toList());
            assertThat(messages.remove(messages.size() - 1)).as("bit %d", bit).isEqualTo(next);
            assertThat(messages)
                    .as("bit %d", bit)
                    .allSatisfy(
                            message -> assertThat(MedibusParser.parse(message)).isInstanceOf(Unreadable.class));
            assertThat(dropped(inputs).size() + messages.size())
                    .as("bit %d", bit)
                    .isPositive();
            assertThat(byteCount(inputs)).isEqualTo(bytes.length + MONITOR.length);
        }
    }

    /** MEDIBUS 4.03, message formats: the response to ICC with a question who we are in the middle of it. */
    @Test
    void aCommandMayStandInsideAResponseAtAnyPlace() {
        assertThat(frames(feed(hex("01 51 1B 52 36 44 0D 35 32 0D"), 100)))
                .containsExactly(Bytes.ofHex("1B52"), Bytes.ofHex("0151"));
        byte[] question = hex("1B 52 36 44 0D");
        for (int at = 1; at < MONITOR.length; at++) {
            byte[] nested = join(Arrays.copyOf(MONITOR, at), question, Arrays.copyOfRange(MONITOR, at, MONITOR.length));
            assertThat(frames(feed(nested, 1 + at % 7)))
                    .containsExactly(Bytes.ofHex("1B52"), Bytes.copyOf(MONITOR, 0, MONITOR.length - 3));
        }
    }

    @Test
    void aDamagedCommandInsideAResponseIsToldApartAndCostsItNothing() {
        List<WireInput> inputs = feed(hex("01 51 1B 52 36 45 0D 35 32 0D"), 100);
        assertThat(frames(inputs)).containsExactly(Bytes.ofHex("0151"));
        assertThat(dropped(inputs)).extracting(Dropped::reason).containsExactly(Reason.BAD_COMMAND);
        assertThat(reasons("01 51 35 33 0D")).containsExactly(Reason.BAD_CHECKSUM);
    }

    /** MEDIBUS 4.03, real-time data: curves are taken out first, wherever they stand, and do not count into the sum. */
    @Test
    void curvesInsideAMessageAreTakenOut() {
        byte[] record = hex("D3 91 81 8D 83");
        for (int at = 0; at <= ALARMS.length; at++) {
            byte[] mixed = join(Arrays.copyOf(ALARMS, at), record, Arrays.copyOfRange(ALARMS, at, ALARMS.length));
            List<WireInput> inputs = feed(join(mixed, hex("D0 C0 C0")), 3);
            assertThat(frames(inputs))
                    .containsExactlyInAnyOrder(
                            Bytes.copyOf(record), Bytes.copyOf(ALARMS, 0, ALARMS.length - 3), Bytes.ofHex("D0C0C0"));
        }
    }

    /** A record may itself be torn apart by a message. */
    @Test
    void aMessageInsideARecordTakesNothingFromIt() {
        List<WireInput> inputs = feed(join(hex("D3 91"), ALARMS, hex("81 8D 83 D0 C6 C0")), 1000);
        assertThat(frames(inputs))
                .containsExactly(
                        Bytes.copyOf(ALARMS, 0, ALARMS.length - 3), Bytes.ofHex("D391818D83"), Bytes.ofHex("D0C6C0"));
    }

    /** MEDIBUS 4.03, real-time example; a record is whole when the next begins. */
    @Test
    void recordsAreVerifiedByTheirShape() {
        assertThat(frames(feed(hex("D3 91 81 8D 83 D1 94 81 D2 8E 83 D3 C6 C0 90 81 8A 83"), 4)))
                .containsExactly(
                        Bytes.ofHex("D391818D83"),
                        Bytes.ofHex("D19481"),
                        Bytes.ofHex("D28E83"),
                        Bytes.ofHex("D3C6C090818A83"));
        assertThat(frames(feed(hex("D1 C4 C3 91 81 92 82 93 83"), 4))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"D0", "D1", "D1 91", "D1 91 C1", "D1 C1 91", "D1 91 81 92 82", "D3 91 81", "D1 E1 E2", "D1 F0 C0"
            })
    void aRecordThatIsNotWholeIsNone(String hex) {
        List<WireInput> inputs = feed(hex(hex + " D1 91 81"), 100);
        assertThat(frames(inputs)).containsExactly(Bytes.ofHex("D19181"));
        assertThat(dropped(inputs)).extracting(Dropped::reason).containsExactly(Reason.BAD_LENGTH);
    }

    @Test
    void aRecordWithoutEndIsBoundedAndItsRestIsNoise() {
        List<WireInput> inputs = feed(hex("D1" + " 91".repeat(CurveReader.LONGEST + 10)), 7);
        assertThat(frames(inputs)).isEmpty();
        assertThat(dropped(inputs))
                .extracting(Dropped::reason)
                .startsWith(Reason.TOO_LONG)
                .contains(Reason.NOISE);
        assertThat(byteCount(inputs)).isEqualTo(CurveReader.LONGEST + 11);
        assertThat(reasons("81 91 C0")).containsExactly(Reason.NOISE);
    }

    /** DC1 and DC3 are the reverse of the usual, and stand anywhere. */
    @Test
    void signsAreTakenOutOfMessages() {
        assertThat(frames(feed(hex("11 01 51 13 35 11 32 0D 13"), 2)))
                .containsExactly(
                        Bytes.ofHex("11"),
                        Bytes.ofHex("13"),
                        Bytes.ofHex("11"),
                        Bytes.ofHex("0151"),
                        Bytes.ofHex("13"));
    }

    @Test
    void anAbortGivesUpTheInnermostMessage() {
        assertThat(reasons("18")).containsExactly(Reason.NOISE);
        assertThat(reasons("01 51 35 18")).containsExactly(Reason.ABORTED);
        List<WireInput> nested = feed(hex("01 51 1B 52 18 35 32 0D"), 100);
        assertThat(frames(nested)).containsExactly(Bytes.ofHex("0151"));
        assertThat(dropped(nested)).extracting(Dropped::reason).containsExactly(Reason.ABORTED);
        assertThat(byteCount(nested)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 0D", "01 35 32 0D", "1B 0D", "1B 31 42 0D"})
    void aMessageWithoutACodeIsNone(String hex) {
        assertThat(reasons(hex)).containsExactly(Reason.BAD_HEADER);
    }

    /** A single wrong bit makes one case of the other, and no machine was seen to send the lower. */
    @Test
    void theDigitsOfTheSumAreUpperCase() {
        assertThat(reasons("1B 30 34 62 0D")).containsExactly(Reason.BAD_COMMAND);
    }

    @Test
    void theLongestResponseAndCommandPassAndOneByteMoreIsDropped() {
        byte[] response = Medibus.response(0x2A, "x".repeat(MedibusFrameDecoder.LONGEST_RESPONSE - 5));
        byte[] command = Medibus.frame('\u001B', 0x54, "0".repeat(251));
        assertThat(response).hasSize(3845);
        assertThat(command).hasSize(256);
        assertThat(frames(feed(join(response, command), 999))).hasSize(2);
        List<WireInput> inputs = feed(
                join(
                        Medibus.response(0x2A, "x".repeat(MedibusFrameDecoder.LONGEST_RESPONSE - 4)),
                        Medibus.frame('\u001B', 0x54, "0".repeat(252)),
                        ALARMS),
                999);
        assertThat(frames(inputs)).containsExactly(Bytes.copyOf(ALARMS, 0, ALARMS.length - 3));
        assertThat(dropped(inputs)).extracting(Dropped::reason).contains(Reason.TOO_LONG);
    }

    @Test
    void aFrameIsStampedWithTheArrivalOfItsLastByte() {
        VirtualTimeSource time = new VirtualTimeSource();
        EmbeddedChannel channel = new EmbeddedChannel(new MedibusFrameDecoder());
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(hex("01 51 35 D1 91 81")));
        time.advance(Duration.ofMillis(7));
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(hex("32 0D D1")));
        Frame response = channel.readInbound();
        Frame record = channel.readInbound();
        assertThat(response.received().linkNanos()).isEqualTo(7_000_000);
        assertThat(record.received().linkNanos())
                .as("its last byte came before the next began")
                .isZero();
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionThatNeverSpokeEndsQuietly() {
        EmbeddedChannel channel = new EmbeddedChannel(new MedibusFrameDecoder());
        channel.finish();
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void randomBytesNeverThrowAndAreAllAccountedFor() {
        Gen.check(21, 1500, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(1, 6000));
            byte[] likely = {0x01, 0x1B, 0x0D, 0x18, 0x11, '$', '3', 'F', (byte) 0xD3, (byte) 0x91};
            int share = random.nextInt(1, 10);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(10) < share ? likely[random.nextInt(likely.length)] : bytes[i];
            }
            assertThat(byteCount(feed(bytes, random.nextInt(1, bytes.length + 1))))
                    .isEqualTo(bytes.length);
        });
    }

    @Test
    void messagesBetweenNoiseAllComeOutWhateverTheChunks() {
        Gen.check(22, 300, random -> {
            byte[] wire = {};
            List<Bytes> sent = new ArrayList<>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                byte[] noise = Gen.bytes(random, random.nextInt(30));
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = (byte) ((noise[j] & 0x7F) | 0x20); // neither marks nor curves
                }
                byte[] frame = hex(Medibus.RESPONSES[random.nextInt(Medibus.RESPONSES.length)]);
                sent.add(Bytes.copyOf(frame, 0, frame.length - 3));
                wire = join(wire, noise, frame);
            }
            List<WireInput> inputs = feed(wire, random.nextInt(1, wire.length + 1));
            assertThat(frames(inputs)).isEqualTo(sent);
            assertThat(byteCount(inputs)).isEqualTo(wire.length);
        });
    }

    /** What a published client sends, and the real-time example of MEDIBUS 4.03 as a file. */
    @Test
    void recordedBytesDecodeWithoutALoss() {
        byte[] client =
                Captures.bytes("medibus/vscapturedrgvent_client_session.bin").toArray();
        List<WireInput> inputs = feed(client, 17);
        assertThat(dropped(inputs)).isEmpty();
        assertThat(frames(inputs)).hasSizeGreaterThan(20).contains(Bytes.ofHex("1b51"), Bytes.ofHex("d0c1cfc0c0"));
        byte[] curves = Captures.bytes("medibus/spec_rt_stream_example.bin").toArray();
        assertThat(frames(feed(curves, 3))).hasSize(4);
    }

    private static List<Reason> reasons(String hex) {
        List<WireInput> inputs = feed(hex(hex), 100);
        assertThat(frames(inputs)).isEmpty();
        return dropped(inputs).stream().map(Dropped::reason).toList();
    }

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new MedibusFrameDecoder());
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

    private static List<Bytes> frames(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).payload())
                .toList();
    }

    private static List<Dropped> dropped(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Dropped.class::isInstance)
                .map(Dropped.class::cast)
                .toList();
    }

    /** Sum and end of messages are not in their payload. */
    private static int byteCount(List<WireInput> inputs) {
        int frames = frames(inputs).stream()
                .mapToInt(frame -> frame.length() + (frame.u8(0) == 0x01 || frame.u8(0) == 0x1B ? 3 : 0))
                .sum();
        return frames + dropped(inputs).stream().mapToInt(Dropped::byteCount).sum();
    }
}
