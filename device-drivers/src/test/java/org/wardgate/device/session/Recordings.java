package org.wardgate.device.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecorderListener;
import org.wardgate.recording.RecorderSettings;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.TimeSource;

/** Recordings that a test makes and reads. */
final class Recordings {
    private Recordings() {}

    /** A recorder of files in a directory; a disk that fails is a failure of the test. */
    static Recorder recorder(Path directory, TimeSource time) {
        return new Recorder(new RecorderSettings(directory, 1 << 20, 2, 1 << 16), time, new RecorderListener() {
            @Override
            public void diskFailed(String deviceId, IOException cause) {
                throw new AssertionError(cause);
            }

            @Override
            public void diskRecovered(String deviceId) {
                throw new AssertionError("it never failed");
            }
        });
    }

    /** All that the first file of a device says. */
    static List<RecordedChunk> read(Path directory, String deviceId) throws IOException {
        List<RecordedChunk> chunks = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(directory.resolve(deviceId + ".00000001.wgrec"))) {
            for (Optional<RecordedChunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                chunks.add(next.get());
            }
        }
        return chunks;
    }
}
