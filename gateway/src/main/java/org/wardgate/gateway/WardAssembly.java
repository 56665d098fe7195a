package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.GapWatch;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * A ward put together from its configuration: beds, their devices and the one sequence of their alarms. It has no doors: stations,
 * recorder and meters are its owner's. Made, opened and closed by one thread.
 */
public final class WardAssembly {
    private static final Logger log = LoggerFactory.getLogger(WardAssembly.class);

    private final Configuration configuration;
    private final TimeSource time;
    private final Recordings recordings;
    private final Ward ward;
    private final GapWatch gaps;
    private final List<Bed> beds = new ArrayList<>();
    private final List<DeviceSession> sessions = new ArrayList<>();

    /** Where the raw bytes of devices go. */
    public interface Recordings {
        /** Keeps nothing. */
        Recordings NONE = device -> null;

        /** The recording of a device, which the device's session closes; null for none. */
        @Nullable
        RecordingWriter open(Configuration.Device device);
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
        for (String bed : configuration.gateway().beds()) {
            addBed(bed, bedLoops.get());
        }
    }

    /** The ward. */
    public Ward ward() {
        return ward;
    }

    /** The devices, in the order of the configuration. */
    public List<DeviceSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Begins to open the lines. */
    public void open() {
        gaps.start();
        sessions.forEach(DeviceSession::open);
    }

    /** Lets the beds judge nothing more and closes the lines; done when each is closed. */
    public List<Future<Void>> close() {
        gaps.stop();
        beds.forEach(Bed::close);
        return sessions.stream().map(DeviceSession::close).toList();
    }

    /** On the thread of the time source. */
    private void onGap(Timestamp now, Duration length) {
        sessions.forEach(DeviceSession::distrust);
        beds.forEach(bed -> bed.gap(now, length));
        log.error("this process did not run millis={}; what was known is not known any more", length.toMillis());
    }

    private void addBed(String name, EventLoop loop) {
        List<Configuration.Device> devices = configuration.devices().stream()
                .filter(device -> device.bed().equals(name))
                .toList();
        List<BedState.Device> first = new ArrayList<>();
        for (Configuration.Device device : devices) {
            first.add(
                    BedState.Device.notHeard(device.deviceId(), device.driver().profile(), time.now()));
        }
        Bed bed = Bed.join(
                new BedState(name, first, List.of(), List.of()), configuration.alarms(), loop, gaps::isGap, ward);
        beds.add(bed);
        for (Configuration.Device device : devices) {
            var spec = new DeviceSession.Spec(device.deviceId(), device.driver(), device.line(), device.settings());
            sessions.add(new DeviceSession(spec, loop, time, gaps::isGap, recordings.open(device), bed));
        }
    }
}
