package org.wardgate.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * The recording of one device on the disk: begins new files, flushes, and tries again after a failure. A failure costs the file:
 * whether its end is whole is unknown, so the next try begins a new one. For the recorder's thread.
 */
final class RecordingDisk {
    static final Duration FLUSH_DELAY = Duration.ofSeconds(1);
    static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    private final RecordingFiles files;
    private final TimeSource time;
    private final RecorderListener listener;
    private final Executor disk;
    private final AtomicLong lostBytes = new AtomicLong();
    private final Loss lost = new Loss();
    private final Loss unflushed = new Loss();
    private TimeSource.Timer flushTimer = TimeSource.Timer.NONE;
    private @Nullable OutputStream out;
    private long fileBytes;
    private long unflushedLineBytes;
    private boolean failed;
    private long failedAtNanos;

    RecordingDisk(RecordingFiles files, TimeSource time, RecorderListener listener, Executor disk) {
        this.files = files;
        this.time = time;
        this.listener = listener;
        this.disk = disk;
    }

    /** The bytes that the disk did not take, or may not have taken; for any thread. */
    long lostBytes() {
        return lostBytes.get();
    }

    void write(RecordedChunk chunk) {
        if (failed && time.linkNanos() - failedAtNanos < RETRY_DELAY.toNanos()) {
            lose(chunk);
            return;
        }
        try {
            byte[] record = RecordingFormat.encode(chunk);
            OutputStream open = outFor(record.length, chunk.at());
            append(open, record);
            unflushed.add(chunk.at(), missingWithout(chunk));
            unflushedLineBytes += lineBytes(chunk);
        } catch (IOException e) {
            fail(e);
            lose(chunk);
        }
    }

    void close() {
        try {
            closeFile();
        } catch (IOException e) {
            fail(e);
        }
    }

    private OutputStream outFor(int recordBytes, Timestamp at) throws IOException {
        if (out != null && fileBytes + recordBytes > files.maxFileBytes()) {
            closeFile();
        }
        OutputStream open = out;
        if (open == null) {
            byte[] start = files.start(at);
            open = files.create(start);
            out = open;
            fileBytes = start.length;
        }
        RecordedChunk gap = lost.takeGap();
        if (gap != null) {
            unflushed.add(gap.at(), gap.lostBytes());
            append(open, RecordingFormat.encode(gap));
        }
        if (flushTimer == TimeSource.Timer.NONE) {
            flushTimer = time.schedule(TimeSource.Face.LINK, FLUSH_DELAY, disk, this::flush);
        }
        return open;
    }

    private void append(OutputStream open, byte[] record) throws IOException {
        open.write(record);
        fileBytes += record.length;
    }

    private void flush() {
        flushTimer = TimeSource.Timer.NONE;
        OutputStream open = out;
        if (open == null) {
            return;
        }
        try {
            open.flush();
            flushed();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void closeFile() throws IOException {
        OutputStream open = takeOut();
        if (open != null) {
            open.close(); // flushes
            flushed();
        }
    }

    private @Nullable OutputStream takeOut() {
        flushTimer.cancel();
        flushTimer = TimeSource.Timer.NONE;
        OutputStream open = out;
        out = null;
        return open;
    }

    private void flushed() {
        forgetUnflushed();
        if (failed) {
            failed = false;
            listener.diskRecovered(files.deviceId());
        }
    }

    private void forgetUnflushed() {
        unflushed.clear();
        unflushedLineBytes = 0;
    }

    private void fail(IOException cause) {
        lost.addAll(unflushed);
        lostBytes.addAndGet(unflushedLineBytes);
        forgetUnflushed();
        OutputStream open = takeOut();
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        failed = true;
        failedAtNanos = time.linkNanos();
        listener.diskFailed(files.deviceId(), cause);
    }

    private void lose(RecordedChunk chunk) {
        lost.add(chunk.at(), missingWithout(chunk));
        lostBytes.addAndGet(lineBytes(chunk));
    }

    /** What a gap in place of the chunk has to state: a lost gap is still a gap. */
    private static long missingWithout(RecordedChunk chunk) {
        return chunk.direction() == Direction.GAP ? chunk.lostBytes() : lineBytes(chunk);
    }

    private static long lineBytes(RecordedChunk chunk) {
        return chunk.direction() == Direction.IN || chunk.direction() == Direction.OUT
                ? chunk.bytes().length()
                : 0;
    }
}
