package org.wardgate.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class RecorderTest {
    private static final int MAX_FILE_BYTES = 4096;
    private static final int MAX_QUEUED_BYTES = 1024;

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final SlowDisk disk = new SlowDisk();
    private final List<String> heard = new ArrayList<>();

    @TempDir
    private Path temporary = Path.of("set by JUnit");

    private Path directory = temporary;
    private RecorderSettings settings = new RecorderSettings(temporary, MAX_FILE_BYTES, 3, MAX_QUEUED_BYTES);
    private Recorder recorder = new Recorder(settings, time, new Heard(), disk);
    private RecordingWriter writer = recorder.open("pump-1", "profile", "line");

    @BeforeEach
    void openARecorder() {
        directory = temporary.resolve("recordings");
        settings = new RecorderSettings(directory, MAX_FILE_BYTES, 3, MAX_QUEUED_BYTES);
        recorder = new Recorder(settings, time, new Heard(), disk);
        writer = recorder.open("pump-1", "profile", "line");
    }

    @Test
    void chunksOfBothDirectionsAndMarksAreReadBackWithTheirTimes() throws Exception {
        Timestamp first = time.now();
        writer.record(Direction.IN, first, new byte[] {9, 1, 2, 9}, 1, 2);
        time.advance(Duration.ofMillis(3));
        writer.record(Direction.OUT, time.now(), Bytes.ofHex("03"));
        writer.mark(time.now(), "closed: hang-up");
        writer.close();
        disk.run();

        RecordingReaderTest.Read read = read(1);

        assertThat(read.head()).isEqualTo(new RecordingHead("pump-1", "profile", "line", first));
        assertThat(read.chunks())
                .containsExactly(
                        new RecordedChunk(Direction.IN, first, Bytes.ofHex("0102")),
                        new RecordedChunk(Direction.OUT, time.now(), Bytes.ofHex("03")),
                        RecordedChunk.mark(time.now(), "closed: hang-up"));
        assertThat(read.damage()).isNull();
    }

    @Test
    void onlyTheOwnerMayReadARecording() throws Exception {
        writer.record(Direction.IN, time.now(), Bytes.ofHex("01"));
        disk.run();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(1))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDeviceThatSaysNothingLeavesNoFile() {
        writer.close();
        disk.run();

        assertThat(directory).doesNotExist();
    }

    @Test
    void bytesReachTheDiskWithinASecond() throws Exception {
        writer.record(Direction.IN, time.now(), Bytes.ofHex("01"));
        disk.run();
        assertThat(read(1).chunks()).isEmpty();

        time.advance(Duration.ofMillis(999));
        disk.run();
        assertThat(read(1).chunks()).isEmpty();

        time.advance(Duration.ofMillis(1));
        disk.run();
        assertThat(read(1).chunks()).hasSize(1);

        writer.record(Direction.IN, time.now(), Bytes.ofHex("02"));
        disk.run();
        time.advance(Duration.ofSeconds(1));
        disk.run();
        assertThat(read(1).chunks()).hasSize(2);
    }

    @Test
    void whatDoesNotFitWhileTheDiskIsSlowIsCountedAndLeavesAGap() throws Exception {
        Bytes half = Bytes.copyOf(new byte[MAX_QUEUED_BYTES / 2 - RecordingFormat.OVERHEAD_BYTES]);
        Timestamp sound = time.now();
        writer.record(Direction.IN, sound, half);
        writer.record(Direction.IN, sound, half);
        time.advance(Duration.ofMillis(1));
        Timestamp lost = time.now();
        writer.record(Direction.IN, lost, Bytes.ofHex("01"));
        time.advance(Duration.ofMillis(1));
        writer.record(Direction.OUT, time.now(), Bytes.ofHex("0203"));
        assertThat(writer.lostBytes()).isEqualTo(3);

        disk.run();
        Timestamp again = time.now();
        writer.record(Direction.IN, again, Bytes.ofHex("04"));
        writer.close();
        disk.run();

        assertThat(read(1).chunks())
                .containsExactly(
                        new RecordedChunk(Direction.IN, sound, half),
                        new RecordedChunk(Direction.IN, sound, half),
                        RecordedChunk.gap(lost, 3),
                        new RecordedChunk(Direction.IN, again, Bytes.ofHex("04")));
        assertThat(writer.lostBytes()).isEqualTo(3);
    }

    @Test
    void aGapAtTheEndIsStatedWhenTheWriterIsClosed() throws Exception {
        writer.record(Direction.IN, time.now(), Bytes.ofHex("01"));
        writer.record(Direction.IN, time.now(), Bytes.copyOf(new byte[MAX_QUEUED_BYTES]));
        writer.close();
        writer.close();
        disk.run();
        writer.record(Direction.IN, time.now(), Bytes.ofHex("05"));

        assertThat(read(1).chunks()).extracting(RecordedChunk::lostBytes).containsExactly(0L, (long) MAX_QUEUED_BYTES);
        assertThat(writer.lostBytes()).isEqualTo(MAX_QUEUED_BYTES + 1);
    }

    @Test
    void oneDevicesFloodTakesNothingFromAnother() throws Exception {
        RecordingWriter other = recorder.open("monitor-1", "profile", "line");
        writer.record(Direction.IN, time.now(), Bytes.copyOf(new byte[900]));
        writer.record(Direction.IN, time.now(), Bytes.copyOf(new byte[900]));
        other.record(Direction.IN, time.now(), Bytes.copyOf(new byte[900]));

        assertThat(writer.lostBytes()).isEqualTo(900);
        assertThat(other.lostBytes()).isZero();
    }

    @Test
    void filesAreTurnedOverBySizeAndTheOldestDeleted() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("pump-1-2.00000001.wgrec"), "another device's");
        Files.writeString(directory.resolve("pump-1.notes.txt"), "not ours");
        for (int i = 1; i <= 50; i++) {
            writer.record(Direction.IN, time.now(), Bytes.copyOf(new byte[400], 0, 400));
            disk.run();
        }
        writer.close();
        disk.run();

        assertThat(names())
                .containsExactly(
                        "pump-1-2.00000001.wgrec",
                        "pump-1.00000004.wgrec",
                        "pump-1.00000005.wgrec",
                        "pump-1.00000006.wgrec",
                        "pump-1.notes.txt");
        assertThat(Files.size(file(5))).isBetween(MAX_FILE_BYTES - 500L, (long) MAX_FILE_BYTES);
        assertThat(read(5).damage()).isNull();
        assertThat(read(5).chunks()).hasSize(9);
        assertThat(writer.lostBytes()).isZero();
    }

    @Test
    void aRestartGoesOnCounting() throws Exception {
        writer.record(Direction.IN, time.now(), Bytes.ofHex("01"));
        recorder.close();
        disk.run();

        RecordingWriter next = new Recorder(settings, time, new Heard(), disk).open("pump-1", "profile", "line");
        next.record(Direction.IN, time.now(), Bytes.ofHex("02"));
        next.close();
        disk.run();

        assertThat(names()).containsExactly("pump-1.00000001.wgrec", "pump-1.00000002.wgrec");
        assertThat(read(1).chunks()).hasSize(1);
        assertThat(read(2).chunks()).hasSize(1);
    }

    /** A file where the directory should be: the one failure that root meets as well. */
    @Test
    void aDiskThatFailsIsReportedAndTriedAgainAfterTenSeconds() throws Exception {
        Files.writeString(directory, "in the way");
        Timestamp first = time.now();
        writer.record(Direction.IN, first, Bytes.ofHex("0102"));
        disk.run();
        assertThat(heard).containsExactly("pump-1 failed");
        assertThat(writer.lostBytes()).isEqualTo(2);

        time.advance(Duration.ofMillis(9_999));
        writer.record(Direction.IN, time.now(), Bytes.ofHex("03"));
        disk.run();
        assertThat(heard).hasSize(1);

        time.advance(Duration.ofMillis(1));
        writer.record(Direction.IN, time.now(), Bytes.ofHex("04"));
        disk.run();
        assertThat(heard).containsExactly("pump-1 failed", "pump-1 failed");

        Files.delete(directory);
        time.advance(Duration.ofSeconds(10));
        writer.record(Direction.IN, time.now(), Bytes.ofHex("05"));
        writer.close();
        disk.run();
        assertThat(heard).containsExactly("pump-1 failed", "pump-1 failed", "pump-1 recovered");
        assertThat(writer.lostBytes()).isEqualTo(4);
        assertThat(read(1).chunks())
                .containsExactly(
                        RecordedChunk.gap(first, 4), new RecordedChunk(Direction.IN, time.now(), Bytes.ofHex("05")));
    }

    @Test
    void aGapThatTheDiskRefusesIsPartOfTheNext() throws Exception {
        Files.writeString(directory, "in the way");
        Timestamp first = time.now();
        writer.record(Direction.IN, first, Bytes.copyOf(new byte[900]));
        writer.record(Direction.IN, first, Bytes.copyOf(new byte[900]));
        disk.run();
        writer.record(Direction.IN, first, Bytes.ofHex("01"));
        disk.run();
        Files.delete(directory);
        time.advance(Duration.ofSeconds(10));
        writer.record(Direction.IN, time.now(), Bytes.ofHex("02"));
        writer.close();
        disk.run();

        assertThat(read(1).chunks()).first().isEqualTo(RecordedChunk.gap(first, 1801));
        assertThat(writer.lostBytes()).isEqualTo(1801);
    }

    @Test
    void whateverTheDiskDoesWrittenAndLostAddUp() {
        Gen.check(11, 100, random -> {
            deleteAll();
            RecorderSettings roomy = new RecorderSettings(directory, MAX_FILE_BYTES, 1000, MAX_QUEUED_BYTES);
            writer = new Recorder(roomy, time, new Heard(), disk).open("pump-1", "profile", "line");
            long sent = 0;
            for (int i = 0; i < 60; i++) {
                int length = random.nextInt(300);
                writer.record(Direction.IN, time.now(), Bytes.copyOf(new byte[length]));
                sent += length;
                if (random.nextInt(3) == 0) {
                    disk.run();
                }
                time.advance(Duration.ofMillis(random.nextInt(500)));
            }
            writer.close();
            disk.run();
            long received = 0;
            long gaps = 0;
            for (String name : names()) {
                RecordingReaderTest.Read read = RecordingReaderTest.read(Files.readAllBytes(directory.resolve(name)));
                assertThat(read.damage()).isNull();
                for (RecordedChunk chunk : read.chunks()) {
                    gaps += chunk.lostBytes();
                    received +=
                            chunk.direction() == Direction.IN ? chunk.bytes().length() : 0;
                }
            }
            assertThat(gaps).isEqualTo(writer.lostBytes());
            assertThat(received + gaps).isEqualTo(sent);
        });
    }

    @Test
    void itsOwnThreadWritesEverythingBeforeItIsClosed() throws Exception {
        SystemTimeSource clocks = new SystemTimeSource();
        Recorder real = new Recorder(settings, clocks, new Heard());
        RecordingWriter realWriter = real.open("pump-2", "profile", "line");
        Timestamp now = clocks.now();
        realWriter.record(Direction.IN, now, Bytes.ofHex("01"));
        real.close();
        realWriter.record(Direction.IN, now, Bytes.ofHex("02"));
        realWriter.record(Direction.IN, now, Bytes.ofHex("03"));
        realWriter.close();

        byte[] file = Files.readAllBytes(directory.resolve("pump-2.00000001.wgrec"));
        assertThat(RecordingReaderTest.read(file).chunks())
                .containsExactly(new RecordedChunk(Direction.IN, now, Bytes.ofHex("01")));
        assertThat(realWriter.lostBytes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pump", "a/b", "..", "a.b", "a_b", "\u00e4"})
    void aDeviceIdThatCouldLeaveTheDirectoryIsRefused(String id) {
        assertThatThrownBy(() -> recorder.open(id, "profile", "line")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsThatBoundNothingAreRefused() {
        assertThatThrownBy(() -> new RecorderSettings(directory, 4095, 1, 1024))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecorderSettings(directory, 4096, 0, 1024))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecorderSettings(directory, 4096, 1, 1023))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecorderSettings(directory, 4096, 1, 1048577))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recorder.open("a", "p".repeat(257), "line"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The recorder's owner and the line's event loop close at the same moment: one of the two must have closed the file. */
    @Test
    void aRecorderThatClosesWhileAWriterDoesLeavesAWholeFile() throws Exception {
        ClosingInBetween between = new ClosingInBetween();
        Recorder closing = new Recorder(settings, time, new Heard(), between);
        RecordingWriter line = closing.open("pump-1", "profile", "line");
        line.record(Direction.IN, time.now(), Bytes.ofHex("01"));
        between.recorder = closing;

        line.close();

        assertThat(read(1).chunks()).containsExactly(new RecordedChunk(Direction.IN, time.now(), Bytes.ofHex("01")));
    }

    /** Runs tasks at once, until its recorder is closed just before a task arrives: that one is refused. */
    private static final class ClosingInBetween implements Executor {
        private @Nullable Recorder recorder;

        @Override
        public void execute(Runnable task) {
            Recorder toClose = recorder;
            recorder = null;
            if (toClose != null) {
                toClose.close();
                throw new RejectedExecutionException();
            }
            task.run();
        }
    }

    private Path file(int number) {
        return directory.resolve("pump-1.0000000" + number + ".wgrec");
    }

    private RecordingReaderTest.Read read(int number) throws IOException {
        return RecordingReaderTest.read(Files.readAllBytes(file(number)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void deleteAll() throws IOException {
        if (Files.exists(directory)) {
            for (String name : names()) {
                Files.delete(directory.resolve(name));
            }
        }
    }

    /** An executor that works when the test says so. */
    private static final class SlowDisk implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void run() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private final class Heard implements RecorderListener {
        @Override
        public void diskFailed(String deviceId, IOException cause) {
            heard.add(deviceId + " failed");
        }

        @Override
        public void diskRecovered(String deviceId) {
            heard.add(deviceId + " recovered");
        }
    }
}
