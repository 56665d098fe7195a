package org.wardgate.gateway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.alaris.AlarisPump;
import org.wardgate.simulator.alaris.PumpOptions;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.line.Line;
import org.wardgate.time.TimeSource;

/** The far ends of the lines of a measurement: at each bed a monitor and a simulated pump that infuses. */
final class FarEnds implements AutoCloseable {
    private static final long SEED = 20_261_121;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Simulator simulator;
    private final List<LoadMonitor> monitors = new ArrayList<>();
    private final int beds;

    /**
     * Plugs all lines in; nothing is sent unasked before {@link #begin}.
     *
     * @param line makes a line by its name.
     */
    FarEnds(TimeSource time, int beds, LoadMonitor.Load load, SentFrames sent, Function<String, Line> line)
            throws IOException {
        this.simulator = new Simulator(time);
        this.beds = beds;
        try {
            for (int bed = 1; bed <= beds; bed++) {
                int number = bed;
                simulator.add(monitor(bed), line.apply(monitor(bed)), wire -> {
                    LoadMonitor monitor = new LoadMonitor(wire, number, load, sent);
                    monitors.add(monitor);
                    return monitor;
                });
                simulator.add(pump(bed), line.apply(pump(bed)), FarEnds::infusing);
            }
        } catch (IOException | RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    static String monitor(int bed) {
        return "monitor-" + bed;
    }

    static String pump(int bed) {
        return "pump-" + bed;
    }

    /** The monitors begin, spread over a second by chance that is the same each time. */
    void begin() {
        SplittableRandom random = new SplittableRandom(SEED);
        simulator.run(
                () -> monitors.forEach(monitor -> monitor.begin(Duration.ofNanos(random.nextLong(SECOND_NANOS)))));
    }

    /** Where a client finds a line: a path, or {@code host:port}. */
    String address(String line) {
        return simulator.address(line);
    }

    /** How many frames the monitors alone have sent. */
    long monitorFramesSent() {
        return sum("frames-sent");
    }

    /** How many answers with numerics the monitors have sent. */
    long numericsSent() {
        return sum("numerics-sent");
    }

    /** How many monitors a client has polled. */
    long linesPolled() {
        return sum("lines-polled");
    }

    /** How many bytes found no room or nobody to go to. */
    long lostBytes() {
        return sum("lost-bytes");
    }

    int beds() {
        return beds;
    }

    @Override
    public void close() {
        simulator.close();
    }

    private long sum(String counter) {
        return simulator.counters().values().stream()
                .mapToLong(counters -> counters.getOrDefault(counter, 0L))
                .sum();
    }

    private static AlarisPump infusing(DeviceWire wire) {
        return new AlarisPump(
                wire,
                PumpOptions.DEFAULT.withInfusion(
                        Decimal.parse("5.00"), Decimal.parse("40.000"), Decimal.parse("0.000"), true));
    }
}
