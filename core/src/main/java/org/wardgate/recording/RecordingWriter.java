package org.wardgate.recording;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.Timestamp;

/**
 * Takes the bytes of one line for its recording. Never blocks, never throws for the disk's sake, and never keeps more than its
 * share waiting: what does not fit is lost and counted, and a gap stands in the recording where it was. All methods but
 * {@link #lostBytes()} are for one thread, the line's event loop.
 */
public final class RecordingWriter implements AutoCloseable {
    private final RecordingDisk recording;
    private final Executor disk;
    private final int maxQueuedBytes;
    private final Consumer<RecordingWriter> onClose;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong refusedBytes = new AtomicLong();
    private final Loss refused = new Loss();
    private boolean closed;

    RecordingWriter(RecordingDisk recording, Executor disk, int maxQueuedBytes, Consumer<RecordingWriter> onClose) {
        this.recording = recording;
        this.disk = disk;
        this.maxQueuedBytes = maxQueuedBytes;
        this.onClose = onClose;
    }

    /** Records part of an array, which is copied. */
    public void record(Direction direction, Timestamp at, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (reserve(at, length)) {
            submit(new RecordedChunk(direction, at, Bytes.copyOf(bytes, offset, length)));
        }
    }

    /** Records a byte string. */
    public void record(Direction direction, Timestamp at, Bytes bytes) {
        if (reserve(at, bytes.length())) {
            submit(new RecordedChunk(direction, at, bytes));
        }
    }

    /** Records a note, such as why a line was closed. Nothing about a patient. */
    public void mark(Timestamp at, String text) {
        RecordedChunk chunk = RecordedChunk.mark(at, text);
        record(chunk.direction(), at, chunk.bytes());
    }

    /** The bytes that are not in the recording, for want of room here or for a failure of the disk. For any thread. */
    public long lostBytes() {
        return refusedBytes.get() + recording.lostBytes();
    }

    /** Has what is waiting written and the file closed; does not wait for it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        writeGap();
        closeFile();
        onClose.accept(this); // last: until its file is sure to be closed, the recorder has to do it
    }

    /** Has the file closed after all that is waiting now; for any thread. */
    void closeFile() {
        try {
            disk.execute(recording::close);
        } catch (RejectedExecutionException e) {
            // the recorder is closed, and closed this file with it
        }
    }

    private void submit(RecordedChunk chunk) {
        writeGap();
        int cost = cost(chunk.bytes().length());
        try {
            disk.execute(() -> {
                queuedBytes.addAndGet(-cost);
                recording.write(chunk);
            });
        } catch (RejectedExecutionException e) {
            queuedBytes.addAndGet(-cost);
            lose(chunk.at(), chunk.bytes().length());
        }
    }

    private boolean reserve(Timestamp at, int length) {
        if (closed || queuedBytes.get() + cost(length) > maxQueuedBytes) {
            lose(at, length);
            return false;
        }
        queuedBytes.addAndGet(cost(length));
        return true;
    }

    private void lose(Timestamp at, int length) {
        refusedBytes.addAndGet(length);
        refused.add(at, length);
    }

    /** Has what was refused stated before whatever comes next. */
    private void writeGap() {
        RecordedChunk gap = refused.takeGap();
        if (gap == null) {
            return;
        }
        try {
            disk.execute(() -> recording.write(gap));
        } catch (RejectedExecutionException e) {
            // the recorder is closed; the loss is in the count
        }
    }

    private static int cost(int length) {
        return length + RecordingFormat.OVERHEAD_BYTES;
    }
}
