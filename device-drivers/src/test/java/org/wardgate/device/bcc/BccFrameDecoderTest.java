package org.wardgate.device.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.VirtualTimeSource;

class BccFrameDecoderTest {

    /** BCC, checksum: seen on wires, and computed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<00031{1/1/1>ADMIN:ALIVE}00061>",
                "<00046{SpaceCom9/1/1>194,50100,GNERR,68}00070>",
                "<00035{SpaceCom9/1/1>MEM:GET}00057>",
                "<00041{ComSystem/1/1>ADMIN:VERSION}00102>",
                "<00042{WARD3BED2/1/1>MEM:GETSLOT#1A}00040>",
                "<00045{ComSystem/1/1>207,50100,GNACK,0}00072>",
                "<00043{ComSystem/1/1>207,50100,V3.30}00160>",
                "<00046{ComSystem/1/1>215,50113,GNERR,39}00162>",
                "<00046{ComSystem/1/1>215,50100,GNERR,11}00148>",
                "<00042{A/1/1>1,50111,INSOL,5 \u00b5g/ml}00168>",
                "<00047{WARD3BED2/1/1>5003,50112,GNERR,39}00140>",
                "<00048{WARD3BED2/1/1>5003,50135,GNERR,811}00192>"
            })
    void framesPassAsTheyAreAndStuffed(String drawn) {
        byte[] frame = Wire.drawn(drawn);
        String text = drawn.substring(drawn.indexOf('{') + 1, drawn.lastIndexOf('}')) + "\u0003";

        assertThat(texts(decode(frame))).containsExactly(text);
        assertThat(texts(decode(Wire.stuffed(frame)))).containsExactly(text);
    }

    /** Seen on a wire. */
    @Test
    void theCapturedStuffedFrameIsWrongSyntax() {
        byte[] captured = Bytes.ofHex(
                        "01303030343602537061636565436f6d392f312f313e3139342c35303130302c474e454552522c363803303030373004")
                .toArray();

        assertThat(texts(decode(captured))).containsExactly("SpaceCom9/1/1>194,50100,GNERR,68\u0003");
    }

    /** Without stuffing "ex" is "ex"; a rack that stuffs sends it otherwise. */
    @Test
    void aDrugIsTheSameWithAndWithoutStuffing() {
        byte[] plain = Wire.last("ComSystem/1/1", "5,50111,INSOL,Dexmedetomidine");
        String text = "ComSystem/1/1>5,50111,INSOL,Dexmedetomidine\u0003";

        assertThat(texts(decode(plain))).containsExactly(text);
        assertThat(texts(decode(Wire.stuffed(plain)))).containsExactly(text);
    }

    @Test
    void theAnswerOfThreeFramesPassesHoweverItIsCut() {
        byte[] all = joined(Wire.FIRST, Wire.SECOND, Wire.THIRD);
        List<String> whole = texts(decode(all));
        assertThat(whole).hasSize(3);

        for (int cut = 1; cut < all.length; cut++) {
            EmbeddedChannel channel = channel();
            feed(channel, java.util.Arrays.copyOfRange(all, 0, cut));
            feed(channel, java.util.Arrays.copyOfRange(all, cut, all.length));
            assertThat(texts(inputs(channel))).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void everySingleWrongBitCostsItsFrameAndNoOther() {
        byte[] frame = Wire.SECOND;
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] wrong = joined(frame, Wire.GREETING);
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(texts(decode(wrong)).stream().filter(text -> text.length() > 1))
                    .as("bit %d", bit)
                    .allSatisfy(text -> assertThat(text).contains("GNACK"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatIsNoFrameIsDroppedForItsReason() {
        assertThat(reasons("<00032{1/1/1>ADMIN:ALIVE}00061>")).containsExactly(Reason.BAD_LENGTH);
        assertThat(reasons("<00031{1/1/1>ADMIN:ALIVE}00062>")).containsExactly(Reason.BAD_CHECKSUM);
        assertThat(reasons("<0003x{1/1/1>ADMIN:ALIVE}00061>")).containsExactly(Reason.BAD_LENGTH);
        assertThat(reasons("<0031{1/1/1>ADMIN:ALIVE}00061>")).containsExactly(Reason.BAD_HEADER);
        assertThat(decode(new byte[] {1, 4, 'x'}))
                .extracting(input -> ((Dropped) input).reason())
                .containsExactly(Reason.BAD_HEADER, Reason.NOISE);
        assertThat(reasons("<00033{1/1/1>ADMIN:ALIVEEq}00061>")).hasSize(1);
    }

    @Test
    void anAcknowledgementStandsForItself() {
        assertThat(decode(new byte[] {6, 0x15}))
                .extracting(input -> ((WireInput.Sign) input).bytes())
                .containsExactly(Bytes.ofHex("06"), Bytes.ofHex("15"));
    }

    @Test
    void randomBytesNeverThrow() {
        SplittableRandom random = new SplittableRandom(20261125);
        byte[] marks = {1, 2, 3, 4, 6, 0x17, 'E', 'X', '0'};
        for (int run = 0; run < 200; run++) {
            byte[] bytes = new byte[400];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(3) == 0) {
                    bytes[i] = marks[random.nextInt(marks.length)];
                }
            }
            decode(bytes);
        }
    }

    private static List<Reason> reasons(String drawn) {
        return decode(Wire.drawn(drawn)).stream()
                .map(input -> ((Dropped) input).reason())
                .toList();
    }

    private static List<WireInput> decode(byte[] bytes) {
        EmbeddedChannel channel = channel();
        feed(channel, bytes);
        channel.finish();
        return inputs(channel);
    }

    private static EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel(new BccFrameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        return channel;
    }

    private static void feed(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private static List<WireInput> inputs(EmbeddedChannel channel) {
        List<WireInput> inputs = new ArrayList<>();
        for (WireInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(input);
        }
        return inputs;
    }

    private static List<String> texts(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> new String(((Frame) input).payload().toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
