package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.session.DeviceListener;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.model.DeviceEvent;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;

/** A device at its bed: its session, and what the bed hears of it until it leaves. */
final class Seat implements DeviceListener {
    private final Configuration.Device device;
    private final Room room;
    private final DeviceSession session;
    private boolean left;

    /**
     * A bed and the thread on which it lives, its devices with it.
     *
     * @param bed the bed.
     * @param loop its thread.
     */
    record Room(Bed bed, EventLoop loop) {}

    Seat(
            Configuration.Device device,
            Room room,
            TimeSource time,
            LongPredicate gaps,
            @Nullable RecordingWriter recording) {
        this.device = device;
        this.room = room;
        var spec = new DeviceSession.Spec(device.deviceId(), device.driver(), device.line(), device.settings());
        this.session = new DeviceSession(spec, room.loop, time, gaps, recording, this);
    }

    Configuration.Device device() {
        return device;
    }

    DeviceSession session() {
        return session;
    }

    /** The bed hears nothing more of it. From any thread; what the bed is told after it by the same thread comes after it. */
    void leave() {
        room.loop.execute(() -> left = true);
    }

    /** Closes its line for good; done when the port is free. */
    Future<Void> close() {
        return session.close();
    }

    /** Of what the line says while it closes, the bed that it has left hears nothing. */
    @Override
    public void events(List<DeviceEvent> events) {
        if (!left) {
            room.bed.events(events);
        }
    }
}
