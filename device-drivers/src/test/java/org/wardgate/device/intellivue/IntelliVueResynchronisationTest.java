package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.testing.Gen;

/**
 * Damage costs the frames it touches and no other. This holds for any damage, since a start byte begins a frame in every state of
 * the decoder: whatever arrives whole comes out whole.
 */
class IntelliVueResynchronisationTest {
    private static final long SEED = 20210422;

    private byte[] recording = {};
    private List<Bytes> frames = List.of();
    private final List<Integer> starts = new ArrayList<>();

    @BeforeEach
    void splitTheRecording() {
        recording = Recording.bytes();
        frames = IntelliVueFrameDecoderTest.frames(recording, Integer.MAX_VALUE);
        for (int i = 0; i < recording.length; i++) {
            if ((recording[i] & 0xFF) == 0xC0) {
                starts.add(i);
            }
        }
        assertThat(starts).hasSize(Recording.FRAMES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 4096})
    void theRecordingIsSixtyFramesAndNothingElse(int chunk) {
        assertThat(IntelliVueFrameDecoderTest.feed(recording, chunk))
                .hasSize(Recording.FRAMES)
                .allMatch(Frame.class::isInstance);
        assertThat(IntelliVueFrameDecoderTest.frames(recording, chunk)).isEqualTo(frames);
    }

    @Test
    void aSingleBitErrorLosesTheFrameItIsInAndNoOther() {
        Gen.check(SEED, 3000, random -> {
            byte[] damaged = recording.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            List<Bytes> expected = new ArrayList<>(frames);
            expected.remove(frameAt(at));

            assertThat(IntelliVueFrameDecoderTest.frames(damaged, chunk(random)))
                    .isEqualTo(expected);
        });
    }

    @Test
    void everyBitOfEveryFlagAndItsNeighboursMayFail() {
        for (int i = 0; i < recording.length; i++) {
            int b = recording[i] & 0xFF;
            boolean nearFlag = b == 0xC0 || b == 0xC1 || b == 0x7D || (i > 0 && recording[i - 1] == 0x7D);
            boolean beforeEnd = i + 1 < recording.length && (recording[i + 1] & 0xFF) == 0xC1;
            if (!nearFlag && !beforeEnd) {
                continue;
            }
            List<Bytes> expected = new ArrayList<>(frames);
            expected.remove(frameAt(i));
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = recording.clone();
                damaged[i] ^= (byte) (1 << bit);

                assertThat(IntelliVueFrameDecoderTest.frames(damaged, Integer.MAX_VALUE))
                        .as("bit %d of byte %d", bit, i)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aBurstOverwritesTheFramesItTouchesAndNoOther() {
        Gen.check(SEED, 500, random -> {
            byte[] damaged = recording.clone();
            int at = random.nextInt(damaged.length);
            int end = Math.min(damaged.length, at + 1 + random.nextInt(64));
            for (int i = at; i < end; i++) {
                damaged[i] = (byte) random.nextInt(256);
            }

            assertUntouchedComeOut(damaged, at, end, random);
        });
    }

    @Test
    void missingBytesLoseTheFramesTheyWereInAndNoOther() {
        Gen.check(SEED, 500, random -> {
            int at = random.nextInt(recording.length);
            int end = Math.min(recording.length, at + 1 + random.nextInt(64));
            ByteArrayOutputStream damaged = new ByteArrayOutputStream();
            damaged.write(recording, 0, at);
            damaged.write(recording, end, recording.length - end);

            assertUntouchedComeOut(damaged.toByteArray(), at, end, random);
        });
    }

    @Test
    void additionalBytesLoseAtMostTheFrameTheyComeIn() {
        Gen.check(SEED, 500, random -> {
            int at = random.nextInt(recording.length);
            ByteArrayOutputStream damaged = new ByteArrayOutputStream();
            damaged.write(recording, 0, at);
            damaged.writeBytes(Gen.bytes(random, 1 + random.nextInt(64)));
            damaged.write(recording, at, recording.length - at);
            boolean betweenFrames = starts.contains(at);

            assertUntouchedComeOut(damaged.toByteArray(), at, betweenFrames ? at : at + 1, random);
        });
    }

    /** What was not touched from {@code at} to {@code end} comes out, in order; what was touched may do so unaltered or not at all. */
    private void assertUntouchedComeOut(byte[] damaged, int at, int end, SplittableRandom random) {
        List<Bytes> actual = IntelliVueFrameDecoderTest.frames(damaged, chunk(random));
        int first = end == at ? frames.size() : frameAt(at);
        int last = end == at ? frames.size() : frameAt(end - 1);
        List<Bytes> untouched = new ArrayList<>(frames);
        untouched
                .subList(Math.min(first, frames.size()), Math.min(last + 1, frames.size()))
                .clear();

        assertThat(actual).containsSubsequence(untouched);
        assertThat(frames).containsSubsequence(actual);
    }

    private int frameAt(int index) {
        int frame = 0;
        while (frame + 1 < starts.size() && starts.get(frame + 1) <= index) {
            frame++;
        }
        return frame;
    }

    private static int chunk(SplittableRandom random) {
        return random.nextInt(10) == 0 ? 1 + random.nextInt(64) : Integer.MAX_VALUE;
    }
}
