package org.wardgate.gateway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.DeviceSpec;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.TimeSource;

/** A scenario played on ttys and read by a gateway of its own. Started once and closed once, by one thread. */
public final class Demo implements AutoCloseable {
    private final ScenarioFile scenario;
    private final List<Bed> beds;
    private final TimeSource time;
    private final Path directory;
    private final Simulator simulator;
    private final List<WardAlarmEvent> alarms = new ArrayList<>();
    private @Nullable Gateway gateway;
    private @Nullable BuiltInStation station;
    private long startNanos;

    /**
     * A demonstration that has not begun.
     *
     * @param directory an empty directory for the links to the ttys and for the recordings.
     */
    public Demo(ScenarioFile scenario, int bedCount, TimeSource time, Path directory) {
        this.scenario = scenario;
        this.beds = scenario.beds(bedCount);
        this.time = time;
        this.directory = directory;
        this.simulator = new Simulator(time);
    }

    /**
     * Starts the devices, then the gateway.
     *
     * @param port the port of the page; 0 takes any.
     * @param withStation whether a built-in station confirms the alarms.
     * @return the port of the page.
     */
    public int start(int port, boolean withStation) throws IOException {
        startNanos = time.patientNanos();
        ScenarioRun.start(beds, simulator, new BuiltInDevices(), line -> new PtyLine(directory.resolve(line)));
        Gateway started = new Gateway(configuration(port), time, true);
        gateway = started;
        started.ward().executor().execute(() -> started.ward().watch(new AlarmLog()));
        int taken = started.start();
        if (withStation) {
            station = BuiltInStation.connect(taken, time);
        }
        return taken;
    }

    /** What has happened so far. */
    public DemoSummary summary() {
        Gateway running = java.util.Objects.requireNonNull(gateway);
        List<WardAlarmEvent> happened = CompletableFuture.supplyAsync(
                        () -> List.copyOf(alarms), running.ward().executor())
                .join();
        long frames = 0;
        long badFrames = 0;
        long refused = 0;
        Map<String, Long> dropped = new TreeMap<>();
        for (DeviceSession session : running.sessions()) {
            frames += session.counters().frames();
            badFrames += session.counters().damagedFrames();
            refused += session.counters().refused();
            session.counters().dropped().forEach((reason, count) -> dropped.merge(reason.wireName(), count, Long::sum));
        }
        return new DemoSummary(
                scenario,
                beds.size(),
                time.speed(),
                Duration.ofNanos(time.patientNanos() - startNanos),
                startNanos,
                happened,
                new DemoSummary.Wire(frames, badFrames, dropped, refused, simulator.violations()),
                station == null ? null : station.statistics());
    }

    @Override
    public void close() {
        if (station != null) {
            station.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        simulator.close();
    }

    private Configuration configuration(int port) throws IOException {
        DriverRegistry drivers = DriverRegistry.load();
        AlarmProfile profile = Scenarios.adultAlarms();
        List<Configuration.Device> devices = new ArrayList<>();
        for (Bed bed : beds) {
            for (DeviceSpec device : bed.spec().devices()) {
                String line = bed.line(device.name());
                DriverProvider driver = drivers.find(device.profile()).orElseThrow();
                devices.add(new Configuration.Device(
                        line,
                        bed.name(),
                        driver,
                        new SerialPath(directory.resolve(line).toString()),
                        driver.serialSettings()));
            }
        }
        GatewayFile file = new GatewayFile(
                "Demonstration: " + scenario.name(),
                beds.stream().map(Bed::name).toList(),
                "adult",
                new GatewayFile.Station(port),
                new GatewayFile.Recorder("recordings", 8, 2));
        return new Configuration(directory, file, devices, profile);
    }

    /** Writes down every alarm event, on the ward's executor. */
    private final class AlarmLog implements WardListener {
        @Override
        public void alarm(WardAlarmEvent event) {
            alarms.add(event);
        }

        @Override
        public void bed(BedState state) {
            // values are what the built-in station looks at
        }
    }
}
