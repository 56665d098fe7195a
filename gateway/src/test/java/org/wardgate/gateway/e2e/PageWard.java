package org.wardgate.gateway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/**
 * Two beds for tests of the page: bed 1 with a pump and a monitor that has a cuff, bed 2 with a monitor. The devices stay when
 * gateways come and go. Delays and age limits are short; values are those of the patient of bed 1 as a test wants them.
 */
final class PageWard implements AutoCloseable {
    static final String MONITOR = "bed1-monitor";

    private static final int CALM_RATE = 71;

    /** Often: a gateway shows no cuff pressure that was measured before it came. */
    private static final Duration CUFF_EVERY = Duration.ofSeconds(30);

    private static final String ALARMS = """
            rules:
              - id: TACHYCARDIA
                title: Tachycardia
                criteria:
                  - signal: heart-rate
                    side: above
                    limits:
                      medium: 120
                      high: 140
                    hysteresis: 5
                    delay: 2s
                    clear-delay: 1s
                    worsening: 15
            timing:
              stale-after: 6s
            """;

    private final Path directory;
    private final TimeSource time = new SystemTimeSource();
    private final Simulator simulator = new Simulator(time);
    private final LivePatient patient = new LivePatient(time);

    /**
     * The devices, switched on.
     *
     * @param directory for their lines.
     */
    PageWard(Path directory) throws IOException {
        this.directory = directory;
        BuiltInDevices kinds = new BuiltInDevices();
        LivePatient other = new LivePatient(time);
        add(kinds, "bed1-pump", Beds.pump(), patient);
        add(kinds, MONITOR, Beds.monitor(CUFF_EVERY), patient);
        add(kinds, "bed2-monitor", Beds.monitor(), other);
    }

    private void add(BuiltInDevices kinds, String name, DeviceSpec spec, Patient of) throws IOException {
        simulator.add(name, new PtyLine(directory.resolve(name)), wire -> kinds.make(spec, wire, of));
    }

    /** A gateway for these devices that does not run yet. */
    GatewayProcess gateway(Path configuration) throws IOException {
        Files.createDirectories(configuration.resolve("devices"));
        Files.createDirectories(configuration.resolve("alarms"));
        Files.writeString(configuration.resolve("alarms/quick.yaml"), ALARMS);
        writeDevice(configuration, "bed1-pump", "1", "alaris-asena");
        writeDevice(configuration, MONITOR, "1", "philips-intellivue-serial");
        writeDevice(configuration, "bed2-monitor", "2", "philips-intellivue-serial");
        return new GatewayProcess(configuration);
    }

    private void writeDevice(Path configuration, String name, String bed, String profile) throws IOException {
        Files.writeString(configuration.resolve("devices").resolve(name + ".yaml"), """
                device: %s
                bed: "%s"
                profile: %s
                line:
                  kind: serial
                  path: %s
                """.formatted(
                        name, bed, profile, directory.resolve(name)));
    }

    /** All is well: every cable in, the patient calm. */
    void calm() {
        simulator.plug(MONITOR);
        patient.heartRate = CALM_RATE;
    }

    /** From now on the heart of the patient in bed 1 beats so often. */
    void heartRate(int perMinute) {
        patient.heartRate = perMinute;
    }

    Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static final class LivePatient implements Patient {
        private final TimeSource time;
        private volatile int heartRate = CALM_RATE;

        private LivePatient(TimeSource time) {
            this.time = time;
        }

        @Override
        public Vitals vitals() {
            return new Vitals(
                    Decimal.of(heartRate),
                    Decimal.of(98),
                    Decimal.of(13),
                    new Vitals.Pressure(Decimal.of(122), Decimal.of(74), Decimal.of(90)));
        }

        /** At its rate of now since ever: no test of the page looks at a single beat. */
        @Override
        public double beats(long nanosAgo) {
            return heartRate * (time.patientNanos() - nanosAgo) / 60e9;
        }
    }
}
