package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.demo.ScenarioWard;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.line.Line;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** Simulator, gateway and one station, each device on a pseudo-terminal and named as its line: {@code bed2-monitor}. */
final class House implements AutoCloseable {
    private final TimeSource time;
    private final Path directory;
    private final Simulator simulator;
    private final Map<String, TappedLine> lines = new LinkedHashMap<>();
    private final List<String> pumps = new ArrayList<>();
    private @Nullable Gateway gateway;
    private @Nullable Station station;
    private int port;

    private House(double speed, Path directory) {
        this.time = new SystemTimeSource(speed);
        this.directory = directory;
        this.simulator = new Simulator(time);
    }

    /** Everything started; the station has its snapshot. */
    static House start(Path directory, double speed, List<Bed> beds) throws IOException {
        return start(directory, speed, beds, null);
    }

    /**
     * Everything started, with somebody who is told of every state of every bed; a station is shown the newest alone.
     *
     * @param witness told on the ward's executor; null for nobody.
     */
    static House start(Path directory, double speed, List<Bed> beds, @Nullable WardListener witness)
            throws IOException {
        return start(directory, speed, beds, witness, null);
    }

    /**
     * Everything started, with a witness and with a note of all that the devices say in numbers.
     *
     * @param truth where it is noted; null for nowhere.
     */
    static House start(
            Path directory, double speed, List<Bed> beds, @Nullable WardListener witness, @Nullable TruthLog truth)
            throws IOException {
        House house = new House(speed, directory);
        if (truth != null) {
            house.simulator.keepTruth(truth);
        }
        try {
            house.open(beds, witness);
        } catch (IOException | RuntimeException | AssertionError e) {
            house.close();
            throw e;
        }
        return house;
    }

    private void open(List<Bed> beds, @Nullable WardListener witness) throws IOException {
        for (Bed bed : beds) {
            bed.spec().devices().stream()
                    .filter(AlarisAsena.class::isInstance)
                    .forEach(device -> pumps.add(bed.line(device.name())));
        }
        ScenarioRun.start(beds, simulator, new BuiltInDevices(), this::line);
        Configuration configuration = ScenarioWard.configuration(
                "Test ward",
                beds,
                line -> new SerialPath(directory.resolve(line).toString()),
                directory,
                0);
        Gateway made = new Gateway(configuration, time, true);
        gateway = made;
        if (witness != null) {
            made.ward().executor().execute(() -> made.ward().watch(witness));
        }
        port = made.start();
        station = Station.connect(port, time);
    }

    TimeSource time() {
        return time;
    }

    Simulator simulator() {
        return simulator;
    }

    Gateway gateway() {
        return Objects.requireNonNull(gateway);
    }

    /** The port of the page. */
    int port() {
        return port;
    }

    Station station() {
        return Objects.requireNonNull(station);
    }

    /** Every byte that arrived at a device. */
    byte[] heardBy(String line) {
        return Objects.requireNonNull(lines.get(line)).heard();
    }

    /** What a simulated device has counted under a name. */
    long counter(String line, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(simulator.counters().get(line)).get(name));
    }

    /** How often the driver of a device has noted something. */
    long note(String deviceId, String what) {
        return gateway().sessions().stream()
                .filter(session -> session.deviceId().equals(deviceId))
                .mapToLong(session -> session.counters().notes().getOrDefault(what, 0L))
                .sum();
    }

    /** No device was ever told what to do, and no pump was sent anything but queries. */
    void assertOnlyAsked() {
        assertThat(simulator.violations()).as("control commands at devices").isZero();
        for (String pump : pumps) {
            assertThat(heardBy(pump)).as("bytes at " + pump).isNotEmpty();
            assertThat(Asena.foreign(heardBy(pump)))
                    .as("what %s was sent beside queries", pump)
                    .isEmpty();
        }
        for (DeviceSession session : gateway().sessions()) {
            assertThat(session.counters().refused())
                    .as("writes refused for " + session.deviceId())
                    .isZero();
        }
        simulator
                .counters()
                .forEach((line, counters) -> assertThat(counters.get("device-errors"))
                        .as("failures of the simulated " + line)
                        .isZero());
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

    private Line line(String name) {
        TappedLine line = new TappedLine(new PtyLine(directory.resolve(name)));
        lines.put(name, line);
        return line;
    }
}
