package org.wardgate.device.session;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.Timestamp;

/**
 * What outlives a device's connections: the sequence of its events, how its line stands, its counters, and the same of the devices that
 * share its line. Events are collected and handed on together, so that what one frame says is judged together. Used on the device's
 * event loop; how the line stands is read by any thread.
 */
final class DeviceState {
    private static final String SHARED = "the line that it shares with other devices is lost";

    /** A rack has 72 places for 24 pumps; a device that makes up places must not make this grow. */
    private static final int MOST_PARTS = 100;

    static final String TOO_MANY_PARTS = "too-many-parts";

    private final DeviceListener listener;
    private final UnaryOperator<String> partIds;
    private final LineCounters counters = new LineCounters();
    private final LineQuality quality = new LineQuality();
    private final DeviceVoice own;
    private final Map<String, DeviceVoice> parts = new LinkedHashMap<>();
    private List<DeviceEvent> collected = new ArrayList<>();
    private String remark = "";

    /** A device that has its line for itself, or whose parts are named after their places. */
    DeviceState(String deviceId, DeviceListener listener) {
        this(deviceId, place -> deviceId + "-" + place, listener);
    }

    /** {@code partIds} gives the names of the devices that share the line, by their places. */
    DeviceState(String deviceId, UnaryOperator<String> partIds, DeviceListener listener) {
        this.listener = listener;
        this.partIds = partIds;
        this.own = new DeviceVoice(deviceId, this::collect);
    }

    String deviceId() {
        return own.deviceId();
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
        return own.line();
    }

    /** The device at a place of the line; once there are too many, one that nobody hears. */
    DeviceVoice part(String place) {
        DeviceVoice known = parts.get(place);
        if (known != null) {
            return known;
        }
        if (parts.size() >= MOST_PARTS) {
            counters.onNote(TOO_MANY_PARTS);
            return new DeviceVoice(partIds.apply(place), event -> {});
        }
        DeviceVoice part = new DeviceVoice(partIds.apply(place), this::collect);
        parts.put(place, part);
        return part;
    }

    EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return own.header(received, deviceTime);
    }

    void collect(DeviceEvent event) {
        collected.add(event);
    }

    /**
     * Collects a line state where it differs from the last in anything but its time. What is lost is lost for every device that was
     * heard on the line.
     */
    void status(
            Timestamp now, LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
        own.status(now, status, cause, cause == LineState.Cause.NOISE ? remarked(detail) : detail, session);
        if (status.isLost()) {
            for (DeviceVoice part : parts.values()) {
                LineState line = part.line();
                if (line != null && line.cause() != LineState.Cause.TAKEN_OUT) {
                    part.status(now, status, LineState.Cause.SHARED_LINE, SHARED, Map.of());
                }
            }
        }
    }

    /** What the bytes of this connection are, that form no frame; said wherever they are called noise, and now. */
    void remark(Timestamp now, String words) {
        remark = words;
        LineState line = own.line();
        if (line == null || line.status() == LineState.Status.CONNECTING || line.status() == LineState.Status.SILENT) {
            status(now, LineState.Status.SILENT, LineState.Cause.NOISE, "", Map.of());
        }
    }

    /** Another connection, of whose bytes nothing is known. */
    void forgetRemark() {
        remark = "";
    }

    private String remarked(String detail) {
        return remark.isEmpty() || detail.isEmpty() ? detail + remark : detail + "; " + remark;
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
