package org.wardgate.recording;

import java.io.IOException;

/** Hears of failures of the disk that recordings go to. Called on the recorder's thread. */
public interface RecorderListener {

    /** A file could not be made or written. What comes until the next try is lost, and counted. */
    void diskFailed(String deviceId, IOException cause);

    /** What was recorded after a failure has reached the disk. */
    void diskRecovered(String deviceId);
}
