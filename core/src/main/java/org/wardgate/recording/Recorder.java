package org.wardgate.recording;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.wardgate.time.TimeSource;

/** Writes the recordings of all lines, on one thread of its own. Safe for use by several threads. */
public final class Recorder implements AutoCloseable {
    private static final Pattern DEVICE_ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MAX_TEXT_LENGTH = 256;
    private static final long CLOSE_SECONDS = 5;

    private final RecorderSettings settings;
    private final TimeSource time;
    private final RecorderListener listener;
    private final Executor disk;
    private final Runnable shutdown;
    private final Set<RecordingWriter> open = ConcurrentHashMap.newKeySet();

    /** A recorder with a thread of its own. */
    public Recorder(RecorderSettings settings, TimeSource time, RecorderListener listener) {
        // unbounded here because each writer bounds what it has in it
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "wardgate-recorder");
                    made.setDaemon(true);
                    return made;
                });
        this.settings = settings;
        this.time = time;
        this.listener = listener;
        this.disk = thread;
        this.shutdown = () -> shutdown(thread);
    }

    /** A recorder whose work a test runs when it likes. */
    Recorder(RecorderSettings settings, TimeSource time, RecorderListener listener, Executor disk) {
        this.settings = settings;
        this.time = time;
        this.listener = listener;
        this.disk = disk;
        this.shutdown = () -> {};
    }

    /**
     * The writer of one device's recording. Its file is made with its first chunk.
     *
     * @param deviceId names the file: lower-case letters, digits and hyphens, at most 64.
     * @param profile the profile or driver in use, at most 256 characters.
     * @param lineSettings the line in short, at most 256 characters.
     */
    public RecordingWriter open(String deviceId, String profile, String lineSettings) {
        if (!DEVICE_ID.matcher(deviceId).matches()) {
            throw new IllegalArgumentException(
                    "a device id is made of a-z, 0-9 and '-', 1 to 64 of them, not '" + deviceId + "'");
        }
        if (profile.length() > MAX_TEXT_LENGTH || lineSettings.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException(
                    "profile and line settings have at most " + MAX_TEXT_LENGTH + " characters");
        }
        RecordingFiles files = new RecordingFiles(settings, deviceId, profile, lineSettings);
        RecordingDisk recording = new RecordingDisk(files, time, listener, disk);
        RecordingWriter writer = new RecordingWriter(recording, disk, settings.maxQueuedBytesPerDevice(), open::remove);
        open.add(writer);
        return writer;
    }

    /** Writes what is waiting, closes all files and ends the thread; waits up to 5 s for a slow disk. */
    @Override
    public void close() {
        open.forEach(RecordingWriter::closeFile);
        open.clear();
        shutdown.run();
    }

    private static void shutdown(ThreadPoolExecutor thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
