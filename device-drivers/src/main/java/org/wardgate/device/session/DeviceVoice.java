package org.wardgate.device.session;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.Timestamp;

/**
 * One device as it is told of: the sequence of its events and how its line stands. Used on the event loop of its line; how the line
 * stands is read by any thread.
 */
final class DeviceVoice {
    private final String deviceId;
    private final Consumer<DeviceEvent> listener;
    private volatile @Nullable LineState line;
    private long sequence;

    DeviceVoice(String deviceId, Consumer<DeviceEvent> listener) {
        this.deviceId = deviceId;
        this.listener = listener;
    }

    String deviceId() {
        return deviceId;
    }

    /** How the line stands; null before anything was said. */
    @Nullable
    LineState line() {
        return line;
    }

    EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader(deviceId, received, deviceTime, ++sequence);
    }

    void emit(DeviceEvent event) {
        listener.accept(event);
    }

    /** Says a line state where it differs from the last in anything but its time. */
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
        emit(after);
    }

    /** The same for a driver, which has one clock. */
    DeviceOutput output(Supplier<Timestamp> now) {
        return new DeviceOutput() {
            @Override
            public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
                return DeviceVoice.this.header(received, deviceTime);
            }

            @Override
            public void emit(DeviceEvent event) {
                DeviceVoice.this.emit(event);
            }

            @Override
            public void status(
                    LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
                DeviceVoice.this.status(now.get(), status, cause, detail, session);
            }
        };
    }
}
