package org.wardgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** A disk that fills up in the middle of a file. */
class RecordingDiskTest {
    private static final Bytes ONE = Bytes.ofHex("01");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<ByteArrayOutputStream> made = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final RecordingDisk disk = new RecordingDisk(new FaultyFiles(), time, new Heard(), Runnable::run);
    private boolean full;
    private int closed;

    @Test
    void whatWasNotFlushedWhenTheDiskFailsIsCountedAndStatedInTheNextFile() throws Exception {
        write(ONE);
        time.advance(Duration.ofSeconds(1));
        Timestamp lost = time.now();
        write(ONE);
        write(ONE);
        full = true;
        time.advance(Duration.ofSeconds(1));
        assertThat(heard).containsExactly("failed");
        assertThat(disk.lostBytes()).isEqualTo(2);
        assertThat(closed).isEqualTo(1);

        write(ONE);
        full = false;
        time.advance(RecordingDisk.RETRY_DELAY);
        write(ONE);
        disk.close();

        assertThat(heard).containsExactly("failed", "recovered");
        assertThat(disk.lostBytes()).isEqualTo(3);
        assertThat(chunks(0)).hasSize(1);
        assertThat(chunks(1)).hasSize(2).first().isEqualTo(RecordedChunk.gap(lost, 3));
        assertThat(closed).isEqualTo(2);
    }

    @Test
    void aGapThatWasNotFlushedIsStatedAgain() throws Exception {
        Timestamp lost = time.now();
        disk.write(RecordedChunk.gap(lost, 70));
        full = true;
        disk.close();
        assertThat(disk.lostBytes()).isZero();

        full = false;
        time.advance(RecordingDisk.RETRY_DELAY);
        write(ONE);
        disk.close();
        disk.close();

        assertThat(chunks(1)).hasSize(2).first().isEqualTo(RecordedChunk.gap(lost, 70));
    }

    @Test
    void aFailureWhileTheNextFileIsBegunLosesTheChunkAtHandToo() {
        write(Bytes.copyOf(new byte[4000]));
        full = true;
        write(Bytes.copyOf(new byte[4000]));

        assertThat(heard).containsExactly("failed");
        assertThat(disk.lostBytes()).isEqualTo(8000);
    }

    @Test
    void theRetryDelayBeginsAnewWithEachFailure() {
        full = true;
        write(Bytes.copyOf(new byte[20_000]));
        time.advance(RecordingDisk.RETRY_DELAY);
        write(Bytes.copyOf(new byte[20_000]));
        time.advance(RecordingDisk.RETRY_DELAY.minusNanos(1));
        write(ONE);

        assertThat(heard).containsExactly("failed", "failed");
        assertThat(disk.lostBytes()).isEqualTo(40_001);
    }

    private void write(Bytes bytes) {
        disk.write(new RecordedChunk(Direction.IN, time.now(), bytes));
    }

    private List<RecordedChunk> chunks(int file) throws IOException {
        return RecordingReaderTest.read(made.get(file).toByteArray()).chunks();
    }

    private final class FaultyFiles extends RecordingFiles {
        private FaultyFiles() {
            super(new RecorderSettings(Path.of("nowhere"), 4096, 1, 1024), "pump-1", "profile", "line");
        }

        @Override
        OutputStream create(byte[] start) throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            made.add(file);
            OutputStream faulty = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (full) {
                        throw new IOException("no space left on device");
                    }
                    file.write(bytes, offset, length);
                }

                @Override
                public void close() {
                    closed++;
                }
            };
            file.writeBytes(start);
            return new BufferedOutputStream(faulty, 16_384);
        }
    }

    private final class Heard implements RecorderListener {
        @Override
        public void diskFailed(String deviceId, IOException cause) {
            heard.add("failed");
        }

        @Override
        public void diskRecovered(String deviceId) {
            heard.add("recovered");
        }
    }
}
