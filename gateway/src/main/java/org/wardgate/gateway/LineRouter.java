package org.wardgate.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.device.session.DeviceListener;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;

/**
 * Takes what is said on one line to the beds: most lines have one device at one bed; those that several share have devices that come
 * and go, at several beds. Used on the line's event loop, which is that of its own bed.
 */
public final class LineRouter implements DeviceListener {
    private final String deviceId;
    private final String profile;
    private final Room home;
    private final Map<String, Room> elsewhere;
    private final Map<String, Room> parts = new LinkedHashMap<>();

    /**
     * A line on which nothing was said so far.
     *
     * @param deviceId the device whose line it is.
     * @param profile what is spoken there.
     * @param home the bed of that device, and of each that is not elsewhere.
     * @param elsewhere the rooms of other devices, by their names.
     */
    public LineRouter(String deviceId, String profile, Room home, Map<String, Room> elsewhere) {
        this.deviceId = deviceId;
        this.profile = profile;
        this.home = home;
        this.elsewhere = Map.copyOf(elsewhere);
    }

    @Override
    public void events(List<DeviceEvent> events) {
        Map<Room, List<DeviceEvent>> byRoom = new LinkedHashMap<>();
        for (DeviceEvent event : events) {
            byRoom.computeIfAbsent(room(event), room -> new ArrayList<>()).add(event);
        }
        byRoom.forEach((room, said) -> run(room, () -> room.bed().events(said)));
    }

    /** The parts of the line will not be heard any more. */
    void end(String why) {
        parts.forEach((part, room) -> run(room, () -> room.bed().remove(part, why)));
        parts.clear();
    }

    private Room room(DeviceEvent event) {
        String said = event.header().deviceId();
        if (said.equals(deviceId)) {
            return home;
        }
        Room known = parts.get(said);
        Room room = known == null ? elsewhere.getOrDefault(said, home) : known;
        if (known == null) {
            parts.put(said, room);
            Bed bed = room.bed();
            var first = BedState.Device.notHeard(said, profile, event.header().received());
            run(room, () -> bed.add(first));
        }
        if (event instanceof LineState line && line.cause() == LineState.Cause.TAKEN_OUT) {
            parts.remove(said);
        }
        return room;
    }

    /** What happens at the line's own bed happens at once; at other beds in the same order, on their threads. */
    private void run(Room room, Runnable task) {
        if (room.equals(home)) {
            task.run();
        } else {
            room.loop().execute(task);
        }
    }
}
