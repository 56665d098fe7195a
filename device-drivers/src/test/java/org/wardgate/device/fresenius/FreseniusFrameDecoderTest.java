package org.wardgate.device.fresenius;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.VirtualTimeSource;

class FreseniusFrameDecoderTest {

    /** Base protocol, checksum vectors; the first is the maker's. */
    @ParameterizedTest
    @CsvSource({
        "'PR;1F40', 02 50 52 3B 31 46 34 30 34 37 03",
        "'0DC', 02 30 44 43 34 38 03",
        "'1LE;amdr', 02 31 4C 45 3B 61 6D 64 72 35 45 03",
        "'0C', 02 30 43 38 43 03",
        "'1C', 02 31 43 38 42 03",
        "'0C;b03', 02 30 43 3B 62 30 33 38 43 03",
        "'1C;d0032', 02 31 43 3B 64 30 30 33 32 32 37 03",
        "'1C;r000004D2', 02 31 43 3B 72 30 30 30 30 30 34 44 32 34 34 03",
        "'1C;d0032;r000004D2', 02 31 43 3B 64 30 30 33 32 3B 72 30 30 30 30 30 34 44 32 45 30 03",
        "'1E;r000004D2', 02 31 45 3B 72 30 30 30 30 30 34 44 32 34 32 03",
        "'1I;1E', 02 31 49 3B 31 45 44 34 03",
        "'C;r000004D2', 02 43 3B 72 30 30 30 30 30 34 44 32 37 35 03"
    })
    void framesPassWithTheirCheck(String text, String hex) {
        assertThat(decode(Bytes.ofHex(hex).toArray())).containsExactly(text);
    }

    /** The sum's low byte is FF: the check is 00, with both digits. */
    @Test
    void aCheckHasAlwaysTwoDigits() {
        assertThat(decode(Bytes.ofAscii("\u00021C;dvv00\u0003").toArray())).containsExactly("1C;dvv");
        assertThat(decode(Bytes.ofHex("02 31 43 3B 64 30 30 33 32 37 03").toArray()))
                .containsExactly("bad-checksum:11");
    }

    @Test
    void aProbeStandsForItselfAnywhere() {
        byte[] frame = Wire.frame("1C;d0032");
        byte[] probed = new byte[2 * frame.length];
        for (int i = 0; i < frame.length; i++) {
            probed[2 * i] = frame[i];
            probed[2 * i + 1] = 0x05;
        }
        assertThat(decode(probed))
                .hasSize(frame.length + 1)
                .contains("1C;d0032")
                .contains("\u0005");
    }

    @Test
    void aRefusalComesWithItsReason() {
        assertThat(decode(new byte[] {0x06, 0x15, '6', 0x15, 0x02}))
                .containsExactly("\u0006", "\u00156", "\u0015\u0002");
    }

    @Test
    void whatIsNoFrameIsDroppedForItsReason() {
        assertThat(decode(new byte[] {2, '0', '0', 3})).containsExactly("bad-length:4");
        assertThat(decode(Bytes.ofAscii("\u00020DC49\u0003x").toArray())).containsExactly("bad-checksum:7", "noise:1");
        assertThat(decode(Bytes.ofAscii("\u00020D\u00020DC48\u0003").toArray())).containsExactly("truncated:3", "0DC");
        assertThat(decode(Bytes.ofAscii("\u0002" + "A".repeat(90) + "\u0003").toArray()))
                .containsExactly("too-long:91", "noise:1");
    }

    @Test
    void everySingleWrongBitCostsItsFrameAndNoOther() {
        byte[] good = Wire.frame("0C;b03");
        for (int bit = 0; bit < 8 * 12; bit++) {
            byte[] frame = Wire.frame("1C;d0032");
            if (bit / 8 >= frame.length) {
                continue;
            }
            frame[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] both = new byte[frame.length + good.length];
            System.arraycopy(frame, 0, both, 0, frame.length);
            System.arraycopy(good, 0, both, frame.length, good.length);
            assertThat(decode(both)).as("bit %d", bit).contains("0C;b03").doesNotContain("1C;d0032");
        }
    }

    @Test
    void randomBytesNeverThrow() {
        SplittableRandom random = new SplittableRandom(20261126);
        byte[] marks = {2, 3, 5, 6, 0x15, '0', 'C', ';'};
        for (int run = 0; run < 200; run++) {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(3) == 0) {
                    bytes[i] = marks[random.nextInt(marks.length)];
                }
            }
            decode(bytes);
        }
    }

    private static List<String> decode(byte[] bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new FreseniusFrameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.finish();
        List<String> inputs = new ArrayList<>();
        for (WireInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(
                    input instanceof Frame frame
                            ? frame.payload().toAscii()
                            : input instanceof Sign sign
                                    ? sign.bytes().toAscii()
                                    : name(((Dropped) input).reason()) + ":" + ((Dropped) input).byteCount());
        }
        return inputs;
    }

    private static String name(Reason reason) {
        return reason.wireName();
    }
}
