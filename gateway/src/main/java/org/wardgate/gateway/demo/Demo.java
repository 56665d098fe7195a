package org.wardgate.gateway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
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
    private final AlarmLog alarms = new AlarmLog(sequence -> {}); // stations confirm
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
        Configuration configuration = ScenarioWard.configuration(
                "Demonstration: " + scenario.name(),
                beds,
                line -> new SerialPath(directory.resolve(line).toString()),
                directory,
                port);
        Gateway started = new Gateway(configuration, time, true);
        gateway = started;
        started.ward().executor().execute(() -> started.ward().watch(alarms));
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
                        alarms::events, running.ward().executor())
                .join();
        return new DemoSummary(
                scenario,
                beds.size(),
                time.speed(),
                Duration.ofNanos(time.patientNanos() - startNanos),
                startNanos,
                happened,
                DemoSummary.Wire.of(running.sessions(), simulator.violations()),
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
}
