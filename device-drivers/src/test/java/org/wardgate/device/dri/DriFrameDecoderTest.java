package org.wardgate.device.dri;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.wardgate.device.profile.Captures;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

class DriFrameDecoderTest {
    /** DRI reference, D3: the checksum of the 60 s trend request is 7D, and escaped. */
    private static final Bytes D3 = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + "00".repeat(18) + "03 3C 00 0E 00 00 00 00 00 7D 5D 7E");

    private static List<WireInput> feed(byte[] bytes, int chunk) {
        EmbeddedChannel channel = new EmbeddedChannel(new DriFrameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        for (int at = 0; at < bytes.length; at += chunk) {
            channel.writeInbound(
                    Unpooled.copiedBuffer(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk))));
        }
        List<WireInput> all = new ArrayList<>();
        channel.finish();
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            all.add((WireInput) input);
        }
        return all;
    }

    private static List<WireInput> feed(byte[] bytes) {
        return feed(bytes, bytes.length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static List<Frame> frames(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .toList();
    }

    private static List<Reason> reasons(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Dropped.class::isInstance)
                .map(input -> ((Dropped) input).reason())
                .toList();
    }

    @Test
    void theGoldenFramesPass() {
        for (Bytes golden : List.of(Records.BASIC, Records.ALARMS, Records.CO2_WAVE)) {
            assertThat(feed(golden.toArray()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Frame.class,
                            frame -> assertThat(frame.payload()).isEqualTo(Bytes.copyOf(Records.recordOf(golden))));
        }
        assertThat(Records.BASIC.length()).isEqualTo(321);
        assertThat(Records.ALARMS.length()).isEqualTo(553);
    }

    /** D3: what is escaped is the checksum. */
    @Test
    void anEscapedChecksumPasses() {
        assertThat(frames(feed(D3.toArray())))
                .singleElement()
                .satisfies(frame -> assertThat(frame.payload().length()).isEqualTo(49));
    }

    /**
     * D12: a heart rate of 126 and an ECG rate of 125 make the checksum D9 and 323 bytes on the line; of record number 2, for with
     * that of 8.1 it is D8.
     */
    @Test
    void heartRatesOf125And126AreEscaped() {
        byte[] frame =
                Records.basic(Records.TIME).values(6, 126).values(226, 125).frame(9);
        byte[] numbered = Records.recordOf(Records.BASIC);
        numbered[2] = 2;
        numbered[40 + 4 + 6] = 126;
        numbered[40 + 4 + 226] = 125;
        byte[] golden = Records.frame(numbered);

        assertThat(golden).hasSize(323);
        assertThat(golden[321] & 0xFF).isEqualTo(0xD9);
        assertThat(Bytes.copyOf(golden).toHex()).contains("70127d5e000c00");
        assertThat(frames(feed(golden)))
                .singleElement()
                .satisfies(each -> assertThat(each.payload()).isEqualTo(Bytes.copyOf(numbered)));
        assertThat(frames(feed(frame))).hasSize(1);
    }

    /** D13: intervals of 53 and 54 s at level 9 give the checksums 7D and 7E. */
    @ParameterizedTest
    @CsvSource({"35, 7d5d", "36, 7d5e"})
    void bothEscapedChecksumsPass(String interval, String tail) {
        Bytes frame = Bytes.ofHex("7E 31 00 00 09 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
                + "00".repeat(18) + "01" + interval + "00 0E 00 00 00 00 00" + tail + "7E");

        assertThat(frames(feed(frame.toArray()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 41, 100, 320})
    void chunkingNeverChangesTheResult(int chunk) {
        byte[] all = join(Records.BASIC.toArray(), Records.ALARMS.toArray(), Records.CO2_WAVE.toArray());

        assertThat(feed(all, chunk)).hasSize(3).allMatch(Frame.class::isInstance);
    }

    /** The last flag alone may be missing: the first of the next frame stands in for it. */
    @Test
    void aCutFrameCostsNoOther() {
        for (int cut = 1; cut < Records.BASIC.length() - 1; cut++) {
            byte[] part = Records.BASIC.slice(0, cut).toArray();
            List<WireInput> inputs = feed(join(part, D3.toArray(), Records.CO2_WAVE.toArray()));
            assertThat(frames(inputs)).as("cut at %d", cut).hasSize(2);
        }
    }

    @Test
    void aFrameThatLostItsBeginCostsNoOther() {
        for (int cut = 1; cut < Records.BASIC.length(); cut++) {
            byte[] part = Records.BASIC.slice(cut, Records.BASIC.length() - cut).toArray();
            assertThat(frames(feed(join(part, Records.CO2_WAVE.toArray()))))
                    .as("cut at %d", cut)
                    .hasSize(1);
        }
    }

    @Test
    void noSingleWrongBitPassesAndNoneCostsTheFrameBehind() {
        for (Bytes golden : List.of(D3, Records.CO2_WAVE, Records.BASIC)) {
            for (int bit = 0; bit < golden.length() * 8; bit++) {
                byte[] wrong = golden.toArray();
                wrong[bit / 8] ^= (byte) (1 << bit % 8);
                List<WireInput> inputs = feed(join(wrong, Records.ALARMS.toArray()));
                assertThat(frames(inputs)).as("bit %d", bit).hasSize(1);
                assertThat(frames(inputs).get(0).payload()).isEqualTo(Bytes.copyOf(Records.recordOf(Records.ALARMS)));
            }
        }
    }

    @Test
    void everyByteOfRandomOnesIsAccountedFor() {
        Gen.check(41, 2000, random -> {
            byte[] noise = Gen.bytes(random, random.nextInt(1, 400));
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextInt(10) == 0 ? (byte) (0x7D + random.nextInt(2)) : noise[i];
            }
            List<WireInput> inputs = feed(noise);
            assertThat(frames(inputs)).isEmpty();
            int dropped = inputs.stream()
                    .mapToInt(input -> ((Dropped) input).byteCount())
                    .sum();
            int flags = 0;
            for (byte each : noise) {
                flags += each == 0x7E ? 1 : 0;
            }
            // a flag with nothing on one side of it belongs to no frame
            assertThat(dropped).isBetween(noise.length - flags, noise.length);
        });
    }

    @Test
    void theReasonsAreNamed() {
        byte[] shortRecord = new byte[39];
        byte[] wrongLength = Records.recordOf(Records.CO2_WAVE);
        wrongLength[0]++;
        byte[] negativeLength = Records.recordOf(Records.CO2_WAVE);
        negativeLength[1] = (byte) 0x80;
        byte[] wrongSum = Records.BASIC.toArray();
        wrongSum[319] ^= 1;

        assertThat(reasons(feed(Records.frame(shortRecord)))).contains(Reason.BAD_LENGTH);
        assertThat(reasons(feed(Records.frame(wrongLength)))).contains(Reason.BAD_LENGTH);
        assertThat(reasons(feed(Records.frame(negativeLength)))).contains(Reason.BAD_LENGTH);
        assertThat(reasons(feed(wrongSum))).contains(Reason.BAD_CHECKSUM);
        assertThat(reasons(feed(join(new byte[] {0x7E}, new byte[2000])))).contains(Reason.TOO_LONG);
        assertThat(reasons(feed(Bytes.ofHex("7e 0102 7d 7e").toArray()))).contains(Reason.ABORTED);
        assertThat(reasons(feed(Bytes.ofHex("0102").toArray()))).containsExactly(Reason.NOISE);
    }

    /** A monitor escapes 7D and 7E alone: another escape is damage, and a sum of eight bits is too weak to forgive it. */
    @ParameterizedTest
    @ValueSource(strings = {"7d 41", "7d 7d", "7d 00", "7d 20"})
    void anEscapeThatNeedsNotBeGivesTheFrameUp(String escape) {
        assertThat(reasons(feed(Bytes.ofHex("7e 0102" + escape + "03 7e").toArray())))
                .contains(Reason.ABORTED);
    }

    /** One flag may end a frame and begin the next, though monitors send two. */
    @Test
    void aSharedFlagLosesNoFrame() {
        byte[] first = Records.BASIC.toArray();
        byte[] second = Records.CO2_WAVE.toArray();

        assertThat(frames(feed(join(first, Arrays.copyOfRange(second, 1, second.length)))))
                .hasSize(2);
    }

    /**
     * Requests of real clients, with the number of records in each. One of GE's own collector states two bytes more than it has; a
     * monitor has to forgive it, and this decoder reads monitors.
     */
    @ParameterizedTest
    @CsvSource({
        "pycollect_start_param, 1",
        "pycollect_stop_param, 1",
        "pycollect_start_waves, 1",
        "pycollect_stop_waves, 0",
        "spec_start_60s_trend, 1",
        "spec_start_displayed_10s, 1",
        "spec_start_wave_ecg1, 1",
        "spec_stop_60s_trend, 1",
        "spec_stop_displayed, 1",
        "spec_stop_waves, 1",
        "vscapture1005_start_5s, 3",
        "vscapture1005_stop, 3",
        "vscapturewave1012_start_5s_waveset2, 10",
        "vscapturewave1012_stop, 10"
    })
    void requestsOfRealClientsPass(String name, int records) {
        assertThat(frames(feed(Captures.bytes("datex/" + name + ".bin").toArray())))
                .hasSize(records);
    }
}
