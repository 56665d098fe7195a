package org.wardgate.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;
import org.wardgate.time.Timestamp;

class RecordingReaderTest {
    private static final Timestamp START = new Timestamp(Instant.parse("2026-01-01T10:00:00.25Z"), 7, 9);
    private static final RecordingHead HEAD =
            new RecordingHead("pump-1", "alaris-gh", "serial /dev/ttyUSB0 38400 8N1", START);
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());
    private static final int HEAD_BYTES = RecordingFormat.encodeStart(HEAD).length;

    /** Composed by hand from the description of the file; the checksums are zlib's. */
    @Test
    void aFileIsLaidOutAsDescribed() throws Exception {
        Timestamp at = new Timestamp(Instant.ofEpochSecond(1, 2), 3, -4);
        String headPrefix = "48 0000000000000001 00000002 0000000000000003 fffffffffffffffc 00000009";
        String headPayload = "0001 61 0001 62 0001 63";
        String chunkPrefix = "49 0000000000000001 00000002 0000000000000003 fffffffffffffffc 00000002";
        byte[] expected =
                join(hex("57 47 52 45 43 0d 0a 1a 0001"), record(headPrefix, headPayload), record(chunkPrefix, "ff00"));

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(RecordingFormat.encodeStart(new RecordingHead("a", "b", "c", at)));
        file.write(RecordingFormat.encode(new RecordedChunk(Direction.IN, at, Bytes.ofHex("ff00"))));

        assertThat(file.toByteArray()).isEqualTo(expected);
        assertThat(RecordingReader.isRecording(expected)).isTrue();
    }

    @Test
    void whateverIsWrittenIsReadBack() {
        Gen.check(1, 300, random -> {
            List<RecordedChunk> chunks = chunks(random);

            Read read = read(file(chunks));

            assertThat(read.head).isEqualTo(HEAD);
            assertThat(read.chunks).isEqualTo(chunks);
            assertThat(read.damage).isNull();
        });
    }

    @Test
    void aTornFileGivesItsSoundBeginningAndSaysWhereItEnds() {
        Gen.check(2, 200, random -> {
            List<RecordedChunk> chunks = chunks(random);
            byte[] whole = file(chunks);
            int length = random.nextInt(HEAD_BYTES, whole.length + 1);

            Read read = read(Arrays.copyOf(whole, length));

            assertThat(read.chunks).isEqualTo(chunks.subList(0, read.chunks.size()));
            int sound = file(read.chunks).length;
            if (sound == length) {
                assertThat(read.damage).isNull();
            } else {
                assertThat(read.damage)
                        .isEqualTo(new RecordingReader.Damage(sound, length - sound, "a record that is cut off"));
            }
        });
    }

    @Test
    void aFlippedBitCostsItsRecordAndWhatFollowsAndNeverGivesAWrongOne() {
        Gen.check(3, 2000, random -> {
            List<RecordedChunk> chunks = chunks(random);
            byte[] damaged = file(chunks);
            if (damaged.length == HEAD_BYTES) {
                return;
            }
            int at = random.nextInt(HEAD_BYTES, damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));

            Read read = read(damaged);

            assertThat(read.chunks).isEqualTo(chunks.subList(0, read.chunks.size()));
            assertThat(read.damage).isNotNull();
            long position = read.damage.position();
            assertThat(position).isEqualTo(file(read.chunks).length).isLessThanOrEqualTo(at);
            assertThat(read.damage.bytesLeft()).isEqualTo(damaged.length - position);
            RecordedChunk hit = chunks.get(read.chunks.size());
            assertThat(position + RecordingFormat.OVERHEAD_BYTES + hit.bytes().length())
                    .isGreaterThan(at);
        });
    }

    @Test
    void aFileWhoseHeadIsDamagedIsRefused() {
        byte[] sound = file(List.of());
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] damaged = sound.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> read(damaged)).as("bit %s", bit).isInstanceOf(IOException.class);
        }
        for (int length = 0; length < sound.length; length++) {
            byte[] torn = Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> read(torn)).as("length %s", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theRefusalSaysWhy() {
        byte[] otherVersion = file(List.of());
        otherVersion[9] = 2;

        assertThatThrownBy(() -> read(otherVersion))
                .hasMessage("a recording of version 2; this program reads version 1");
        assertThatThrownBy(() -> read("not at all".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("not a recording");
        assertThatThrownBy(() -> read(Arrays.copyOf(file(List.of()), 20)))
                .hasMessage("the head of the recording is damaged");
    }

    /** Sound checksums do not make sense of what we would never write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "58 0000000000000001 00000002 0000000000000003 0000000000000004 00000000", // unknown kind
                "48 0000000000000001 00000002 0000000000000003 0000000000000004 00000000", // a second head
                "49 7fffffffffffffff 00000002 0000000000000003 0000000000000004 00000000", // beyond all time
                "49 0000000000000001 00000002 0000000000000003 0000000000000004 00100001", // too long
                "49 0000000000000001 00000002 0000000000000003 0000000000000004 ffffffff",
            })
    void aSoundRecordThatCannotBeOursEndsReading(String prefix) throws Exception {
        Read read = read(join(file(List.of()), record(prefix, "")));

        assertThat(read.chunks).isEmpty();
        assertThat(read.damage).isNotNull();
        assertThat(read.damage.position()).isEqualTo(HEAD_BYTES);
        assertThat(read.damage.bytesLeft()).isEqualTo(RecordingFormat.OVERHEAD_BYTES);
    }

    @Test
    void aRawCaptureIsNoRecording() {
        assertThat(RecordingReader.isRecording(new byte[0])).isFalse();
        assertThat(RecordingReader.isRecording(hex("57 47 52 45 43 0d 0a"))).isFalse();
        assertThat(RecordingReader.isRecording(hex("57 47 52 45 43 0d 0a 1b"))).isFalse();
    }

    @Test
    void aFileIsOpenedByItsPath(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("a.wgrec");
        RecordedChunk chunk = new RecordedChunk(Direction.OUT, START, Bytes.ofHex("0102"));
        Files.write(file, file(List.of(chunk)));

        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next()).contains(chunk);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.damage()).isEmpty();
        }
        Files.write(file, new byte[100]);
        assertThatThrownBy(() -> RecordingReader.open(file)).isInstanceOf(IOException.class);
    }

    @Test
    void onlyAGapStatesLostBytes() {
        assertThat(RecordedChunk.gap(START, 0x1_0000_0002L).lostBytes()).isEqualTo(0x1_0000_0002L);
        assertThat(new RecordedChunk(Direction.IN, START, Bytes.ofHex("0000000000000001")).lostBytes())
                .isZero();
        assertThat(new RecordedChunk(Direction.GAP, START, Bytes.empty()).lostBytes())
                .isZero();
    }

    private static List<RecordedChunk> chunks(SplittableRandom random) {
        List<RecordedChunk> chunks = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant wall = Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40), random.nextInt(1_000_000_000));
            chunks.add(new RecordedChunk(
                    DIRECTIONS.get(random.nextInt(DIRECTIONS.size())),
                    new Timestamp(wall, random.nextLong(), random.nextLong()),
                    Bytes.copyOf(Gen.bytes(random, random.nextInt(40)))));
        }
        return chunks;
    }

    private static byte[] file(List<RecordedChunk> chunks) {
        byte[] file = RecordingFormat.encodeStart(HEAD);
        for (RecordedChunk chunk : chunks) {
            file = join(file, RecordingFormat.encode(chunk));
        }
        return file;
    }

    private static byte[] record(String prefix, String payload) {
        byte[] head = withCrc(hex(prefix));
        return withCrc(join(head, hex(payload)));
    }

    private static byte[] withCrc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return join(bytes, HexFormat.of().parseHex(String.format("%08x", crc.getValue())));
    }

    private static byte[] hex(String hex) {
        return Bytes.ofHex(hex).toArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Read read(byte[] file) throws IOException {
        try (RecordingReader reader = new RecordingReader(new ByteArrayInputStream(file))) {
            List<RecordedChunk> chunks = new ArrayList<>();
            for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                chunks.add(chunk.get());
            }
            return new Read(reader.head(), chunks, reader.damage().orElse(null));
        }
    }

    record Read(RecordingHead head, List<RecordedChunk> chunks, RecordingReader.@Nullable Damage damage) {}
}
