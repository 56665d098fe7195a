package org.wardgate.device.session;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.Timestamp;

/**
 * What outlives a device's connections: the sequence of its events, how its line stands, its counters. Events are collected and
 * handed on together, so that what one frame says is judged together. Used on the device's event loop; how the line stands is
 * read by any thread.
 */
final class DeviceState {
    private final String deviceId;
    private final DeviceListener listener;
    private final LineCounters counters = new LineCounters();
    private final LineQuality quality = new LineQuality();
    private List<DeviceEvent> collected = new ArrayList<>();
    private volatile @Nullable LineState line;
    private long sequence;

    DeviceState(String deviceId, DeviceListener listener) {
        this.deviceId = deviceId;
        this.listener = listener;
    }

    String deviceId() {
        return deviceId;
    }

    LineCounters counters() {
        return counters;
    }

    LineQuality quality() {
        return quality;
    }

    /** How the line stands; null before anything was said. */
    @Nullable
    LineState line() {
        return line;
    }

    EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader(deviceId, received, deviceTime, ++sequence);
    }

    void collect(DeviceEvent event) {
        collected.add(event);
    }

    /** Collects a line state where it differs from the last in anything but its time. */
    void status(
            Timestamp now, LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
        LineState before = line;
        if (before != null
                && before.status() == status
                && before.cause() == cause
                && before.detail().equals(detail)
                && before.session().equals(session)) {
            return;
        }
        LineState after = new LineState(header(now, null), status, cause, detail, session);
        line = after;
        collect(after);
    }

    /** Hands on what was collected. */
    void flush() {
        if (!collected.isEmpty()) {
            List<DeviceEvent> batch = collected;
            collected = new ArrayList<>();
            listener.events(batch);
        }
    }
}
