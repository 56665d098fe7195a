package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class IntelliVueFrameDecoderTest {
    /** The refusal of an association: five bytes of message, FCS 85 EE. */
    private static final String REFUSED = "c0110100050c0332010085eec1";

    private static final Timestamp ARRIVED = new VirtualTimeSource().now();

    /** Feeds bytes in chunks and gives what comes out. */
    static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new IntelliVueFrameDecoder());
        Arrival.set(channel, ARRIVED);
        for (int at = 0; at < bytes.length; at += chunk) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(chunk, bytes.length - at)));
        }
        channel.finish();
        List<WireInput> inputs = new ArrayList<>();
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add((WireInput) input);
        }
        return inputs;
    }

    static List<Bytes> frames(byte[] bytes, int chunk) {
        return feed(bytes, chunk).stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).payload())
                .toList();
    }

    private static List<WireInput> feed(String hex) {
        return feed(Bytes.ofHex(hex).toArray(), Integer.MAX_VALUE);
    }

    private static Frame frame(String message) {
        return new Frame(Bytes.ofHex(message), ARRIVED);
    }

    private static Dropped dropped(Reason reason, int bytes) {
        return new Dropped(reason, bytes, ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c01101001a09187de11661803080020101a08062808001000000000000000000 4108c1",
                REFUSED,
                "c011010030192e1101037de129a080a0803080020101060251010000000061803080020101a08064808001010000000000"
                        + "0000000000ab89c1",
                "c011010024e100000200010 01c000100070016002100000000000000000c1600080001000100060000c6c7c1",
                "c011010024e100000200010 01c000800070016002100000000000000000c1600080007000100360811 4706c1",
                "c011010020e100000200020018000000030012002100000000000100 08f23a0004000000007bd2c1",
                "c011010038e1000002000200300000000500 2a00210000000000010020f23a001c0006001800020100 00024bb4"
                        + "00024a1400024a1000024a44000250ac40bac1",
                "c011010032e10000020002002a0001000700240021 00000000f13b001a00010000001dd400ffffffffffffffff"
                        + "00010006000000000000f857c1"
            })
    void documentedFramesPass(String hex) {
        Bytes frame = Bytes.ofHex(hex);
        List<WireInput> inputs = feed(hex);

        assertThat(inputs).singleElement().isInstanceOf(Frame.class);
        Bytes payload = ((Frame) inputs.get(0)).payload();
        assertThat(Bytes.copyOf(Monitor.frame(payload.toHex()))).isEqualTo(frame);
    }

    @Test
    void escapesAreTakenOutAndTheMessageAloneIsHandedUp() {
        assertThat(feed("c01101001a09187de11661803080020101a08062808001000000000000000000 4108c1"))
                .containsExactly(frame("0918c11661803080020101a08062808001000000000000000000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 64})
    void chunkingNeverChangesTheResult(int chunk) {
        byte[] bytes = Bytes.ofHex(REFUSED + REFUSED).toArray();

        assertThat(feed(bytes, chunk)).containsExactly(frame("0c03320100"), frame("0c03320100"));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_LENGTH, c0c1, 2",
        "BAD_LENGTH, c01101000000c1, 7",
        "BAD_LENGTH, c0110100040c0332010085eec1, 13",
        "BAD_HEADER, c0110200050c0332010085eec1, 13",
        "BAD_CHECKSUM, c0110100050c0332010185eec1, 13",
        "ABORTED, c01101007dc1, 6",
        "TRUNCATED, c0110100, 4",
        "NOISE, 000102, 3"
    })
    void whatIsNoFrameIsDroppedWithItsReasonAndTheNextFramePasses(Reason reason, String bad, int bytes) {
        assertThat(feed(bad + REFUSED)).containsExactly(dropped(reason, bytes), frame("0c03320100"));
    }

    @Test
    void aStartInTheMiddleOfAnEscapeStartsAFrame() {
        assertThat(feed("c011017d" + REFUSED)).containsExactly(dropped(Reason.TRUNCATED, 4), frame("0c03320100"));
    }

    @Test
    void aFrameThatIsCutOffByTheEndOfTheLineIsCounted() {
        assertThat(feed(REFUSED + "c01101")).containsExactly(frame("0c03320100"), dropped(Reason.TRUNCATED, 3));
    }

    @Test
    void aFrameBeyondAllLengthsIsGivenUpAndTheNextPasses() {
        String endless = "c0" + "55".repeat(IntelliVueFrameDecoder.MAX_UNSTUFFED_LENGTH + 1);

        assertThat(feed(endless + REFUSED))
                .containsExactly(
                        dropped(Reason.TOO_LONG, IntelliVueFrameDecoder.MAX_UNSTUFFED_LENGTH + 2), frame("0c03320100"));
    }

    @Test
    void anEscapeBeyondAllLengthsIsGivenUpToo() {
        String endless = "c0" + "55".repeat(IntelliVueFrameDecoder.MAX_UNSTUFFED_LENGTH) + "7de1";

        assertThat(feed(endless + REFUSED))
                .containsExactly(
                        dropped(Reason.TOO_LONG, IntelliVueFrameDecoder.MAX_UNSTUFFED_LENGTH + 3), frame("0c03320100"));
    }

    @Test
    void aFrameCarriesTheArrivalOfItsLastByte() {
        VirtualTimeSource time = new VirtualTimeSource();
        EmbeddedChannel channel = new EmbeddedChannel(new IntelliVueFrameDecoder());
        byte[] bytes = HexFormat.of().parseHex(REFUSED);
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.copiedBuffer(bytes, 0, 6));
        time.advance(java.time.Duration.ofMillis(5));
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.copiedBuffer(bytes, 6, bytes.length - 6));

        assertThat((Frame) channel.readInbound()).extracting(Frame::received).isEqualTo(time.now());
    }
}
