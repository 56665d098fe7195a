package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.device.session.KnownFramings;
import org.wardgate.device.session.Recogniser;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.gateway.reload.DeviceChanges;
import org.wardgate.gateway.reload.DeviceChanges.Changed;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedChange;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.GapWatch;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * A ward put together from its configuration: beds, their devices and the one sequence of their alarms. It has no doors: stations,
 * recorder and meters are its owner's. Made, opened, changed and closed by one thread at a time.
 */
public final class WardAssembly {
    private static final Logger log = LoggerFactory.getLogger(WardAssembly.class);
    private static final int CLOSE_SECONDS = 5;

    private final Configuration configuration;
    private final TimeSource time;
    private final Recordings recordings;
    private final Ward ward;
    private final GapWatch gaps;
    private final Recogniser recogniser;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private volatile List<Seat> seats = List.of(); // read by the thread of the time source

    /** Where the raw bytes of devices go. */
    public interface Recordings {
        /** Keeps nothing. */
        Recordings NONE = device -> null;

        /** The recording of a device, which the device's session closes; null for none. */
        @Nullable
        RecordingWriter open(Configuration.Device device);
    }

    /** Told of sessions that end and begin while the ward runs. */
    interface SessionListener {
        /** A session has ended. */
        void ended(DeviceSession session);

        /** A session is about to be opened. */
        void begins(DeviceSession session);
    }

    /**
     * A ward whose lines are closed so far.
     *
     * @param wardLoop the thread of the ward.
     * @param bedLoops gives the thread of each bed, on which its devices live too.
     */
    public WardAssembly(
            Configuration configuration,
            TimeSource time,
            EventLoop wardLoop,
            Supplier<EventLoop> bedLoops,
            Recordings recordings) {
        this.configuration = configuration;
        this.time = time;
        this.recordings = recordings;
        String epoch = time.now().wall().toString();
        ward = new Ward(configuration.gateway().ward(), epoch, wardLoop, time);
        ward.showLimits(configuration.alarms().inside());
        gaps = new GapWatch(time, this::onGap);
        recogniser = new KnownFramings(DriverLibrary.everything(), time);
        for (String bed : configuration.gateway().beds()) {
            addBed(bed, bedLoops.get());
        }
        seats = configuration.devices().stream().map(this::seat).toList();
    }

    /** The ward. */
    public Ward ward() {
        return ward;
    }

    /** The devices, in the order of the configuration. */
    public List<DeviceSession> sessions() {
        return seats.stream().map(Seat::session).toList();
    }

    /** Begins to open the lines. */
    public void open() {
        gaps.start();
        seats.forEach(seat -> seat.session().open());
    }

    /** Lets the beds judge nothing more and closes the lines; done when each is closed. */
    public List<Future<Void>> close() {
        gaps.stop();
        rooms.values().forEach(room -> room.bed().close());
        return seats.stream().map(Seat::close).toList();
    }

    /**
     * Has other devices from now on. Sessions of devices that stay as they were are not touched. Waits until the lines of those that
     * go are closed, within bounds, since another device may be waiting for such a line; not for an event loop.
     */
    void change(DeviceChanges changes, SessionListener listener) {
        Set<String> leaving = new HashSet<>();
        changes.removed().forEach(device -> leaving.add(device.deviceId()));
        changes.changed().forEach(device -> leaving.add(device.before().deviceId()));
        List<Seat> before = seats;
        List<Seat> left = before.stream()
                .filter(seat -> leaving.contains(seat.device().deviceId()))
                .toList();
        left.forEach(Seat::leave);
        rooms.forEach((bed, room) -> changeAt(bed, changes).ifPresent(room.bed()::change));
        awaitClosed(left);
        left.forEach(seat -> listener.ended(seat.session()));

        List<Seat> begin = new ArrayList<>();
        List<Seat> after = new ArrayList<>();
        RuntimeException failure = null;
        for (Configuration.Device device : changes.devices()) {
            Optional<Seat> stays = before.stream()
                    .filter(seat -> !left.contains(seat) && seat.device().equals(device))
                    .findFirst();
            try {
                Seat seat = stays.orElseGet(() -> seat(device));
                after.add(seat);
                if (stays.isEmpty()) {
                    begin.add(seat);
                }
            } catch (RuntimeException e) {
                failure = e; // the others are not to wait for it
                log.error("a device cannot begin device={}", device.deviceId(), e);
            }
        }
        seats = List.copyOf(after);
        for (Seat seat : begin) {
            listener.begins(seat.session());
            seat.session().open();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What changes at one bed; empty where nothing does. */
    private Optional<BedChange> changeAt(String bed, DeviceChanges changes) {
        Set<String> anew = new HashSet<>();
        Map<String, String> removed = new HashMap<>();
        changes.removed().stream()
                .filter(device -> device.bed().equals(bed))
                .forEach(device -> removed.put(device.deviceId(), "removed from the configuration"));
        for (Changed device : changes.changed()) {
            if (device.after().bed().equals(bed)) {
                anew.add(device.after().deviceId());
            } else if (device.before().bed().equals(bed)) {
                removed.put(
                        device.before().deviceId(),
                        "moved to bed " + device.after().bed());
            }
        }
        changes.added().stream()
                .filter(device -> device.bed().equals(bed))
                .forEach(device -> anew.add(device.deviceId()));
        return anew.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new BedChange(notHeard(bed, changes.devices()), anew, removed));
    }

    /** Closes lines, and waits for all of them together no longer than for one. */
    private void awaitClosed(List<Seat> left) {
        List<Future<Void>> closing = left.stream().map(Seat::close).toList();
        long deadline = time.linkNanos() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        for (int i = 0; i < closing.size(); i++) {
            long rest = Math.max(0, deadline - time.linkNanos());
            if (!closing.get(i).awaitUninterruptibly(rest, TimeUnit.NANOSECONDS)) {
                // whoever needs its port finds it in use, says so, and tries again
                log.warn(
                        "a line did not close within {} s device={}",
                        CLOSE_SECONDS,
                        left.get(i).device().deviceId());
            }
        }
    }

    /** On the thread of the time source. */
    private void onGap(Timestamp now, Duration length) {
        seats.forEach(seat -> seat.session().distrust());
        rooms.values().forEach(room -> room.bed().gap(now, length));
        log.error("this process did not run millis={}; what was known is not known any more", length.toMillis());
    }

    private void addBed(String name, EventLoop loop) {
        BedState first = new BedState(name, notHeard(name, configuration.devices()), List.of(), List.of());
        Bed bed = Bed.join(first, configuration.alarms(), loop, gaps::isGap, ward);
        rooms.put(name, new Room(bed, loop));
    }

    private Seat seat(Configuration.Device device) {
        return new Seat(device, rooms, time, gaps::isGap, recordings.open(device), recogniser);
    }

    /** The devices of one bed. */
    private List<BedState.Device> notHeard(String bed, List<Configuration.Device> devices) {
        return devices.stream()
                .filter(device -> device.bed().equals(bed))
                .map(device -> BedState.Device.notHeard(
                        device.deviceId(), device.driver().profile(), time.now()))
                .toList();
    }
}
