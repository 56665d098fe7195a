package org.wardgate.gateway.ops;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.recording.RecorderListener;

/** Hears how the recorder's disk fares, for the log and for {@code /health/ready}. Safe for use by several threads. */
public final class RecorderWatch implements RecorderListener {
    private static final Logger log = LoggerFactory.getLogger(RecorderWatch.class);

    private final Collection<String> failing = ConcurrentHashMap.newKeySet();

    @Override
    public void diskFailed(String deviceId, IOException cause) {
        failing.add(deviceId);
        log.error("recording failed, bytes are being lost device={} cause={}", deviceId, cause.toString());
    }

    @Override
    public void diskRecovered(String deviceId) {
        failing.remove(deviceId);
        log.info("recording goes on device={}", deviceId);
    }

    /** What becomes of a device's recording does not matter any more. */
    void forget(String deviceId) {
        failing.remove(deviceId);
    }

    /** The devices whose last bytes were not recorded, by name. */
    Collection<String> failing() {
        return new TreeSet<>(failing);
    }
}
