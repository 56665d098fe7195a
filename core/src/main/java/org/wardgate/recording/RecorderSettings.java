package org.wardgate.recording;

import java.nio.file.Path;

/**
 * Where recordings go and how much room they may take.
 *
 * @param directory holds the files; made with mode 0700 when it is not there.
 * @param maxFileBytes a new file begins where this would be exceeded, 4096 and up; only a single longer record exceeds it.
 * @param maxFilesPerDevice the oldest file is deleted beyond this number, 1 and up.
 * @param maxQueuedBytesPerDevice what may wait for the disk, 1024 to 1048576; beyond it chunks are lost, and counted.
 */
public record RecorderSettings(Path directory, long maxFileBytes, int maxFilesPerDevice, int maxQueuedBytesPerDevice) {
    private static final int LEAST_FILE_BYTES = 4096;
    private static final int LEAST_QUEUED_BYTES = 1024;

    public RecorderSettings {
        if (maxFileBytes < LEAST_FILE_BYTES) {
            throw new IllegalArgumentException(
                    "a recording file has " + LEAST_FILE_BYTES + " bytes or more, not " + maxFileBytes);
        }
        if (maxFilesPerDevice < 1) {
            throw new IllegalArgumentException("at least 1 recording file is kept, not " + maxFilesPerDevice);
        }
        if (maxQueuedBytesPerDevice < LEAST_QUEUED_BYTES || maxQueuedBytesPerDevice > RecordingFormat.MAX_PAYLOAD) {
            throw new IllegalArgumentException("the recorder's queue has " + LEAST_QUEUED_BYTES + " to "
                    + RecordingFormat.MAX_PAYLOAD + " bytes, not " + maxQueuedBytesPerDevice);
        }
    }
}
