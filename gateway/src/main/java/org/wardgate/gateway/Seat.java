package org.wardgate.gateway;

import io.netty.util.concurrent.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.session.DeviceListener;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.device.session.Recogniser;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.model.DeviceEvent;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;

/** A device at its bed, with those that share its line: its session, and what the beds hear of it until it leaves. */
final class Seat implements DeviceListener {
    private final Configuration.Device device;
    private final Room room;
    private final DeviceSession session;
    private final LineRouter router;
    private boolean left;

    /** {@code rooms} are those of all beds, by name. */
    Seat(
            Configuration.Device device,
            Map<String, Room> rooms,
            TimeSource time,
            LongPredicate gaps,
            @Nullable RecordingWriter recording,
            Recogniser recogniser) {
        this.device = device;
        this.room = Objects.requireNonNull(rooms.get(device.bed()));
        Map<String, String> names = new HashMap<>();
        Map<String, Room> elsewhere = new HashMap<>();
        device.parts().forEach((at, part) -> {
            names.put(at, part.deviceId());
            elsewhere.put(part.deviceId(), Objects.requireNonNull(rooms.get(part.bed())));
        });
        this.router = new LineRouter(device.deviceId(), device.driver().profile(), room, elsewhere);
        var spec = new DeviceSession.Spec(
                device.deviceId(), device.driver(), device.line(), device.settings(), names, recogniser);
        this.session = new DeviceSession(spec, room.loop(), time, gaps, recording, this);
    }

    Configuration.Device device() {
        return device;
    }

    DeviceSession session() {
        return session;
    }

    /**
     * The beds hear nothing more of it. From any thread; what the bed is told after it by the same thread comes after it.
     */
    void leave() {
        room.loop().execute(() -> {
            left = true;
            router.end("the line of " + device.deviceId() + " was configured anew");
        });
    }

    /** Closes its line for good; done when the port is free. */
    Future<Void> close() {
        return session.close();
    }

    /** Of what the line says while it closes, the beds that it has left hear nothing. */
    @Override
    public void events(List<DeviceEvent> events) {
        if (!left) {
            router.events(events);
        }
    }
}
