package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.simulator.tcp.TcpLine;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** Device files that are added, changed, spoiled, mended and removed while the gateway runs, and a device beside them. */
@Timeout(120)
class DeviceFilesIT {
    private static final int HEARTBEATS = 10;

    private final TimeSource time = new SystemTimeSource();
    private final Simulator simulator = new Simulator(time);

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("devices"));
        Files.createDirectories(directory.resolve("alarms"));
        Path root = Path.of(System.getProperty("wardgate.root"));
        Files.copy(root.resolve("config/alarms/adult.yaml"), directory.resolve("alarms/adult.yaml"));
        Files.writeString(directory.resolve("gateway.yaml"), """
                ward: Ward 7
                beds: ["1", "2"]
                station:
                  port: 0
                """);
        simulate(Beds.bed(1, Beds.pump(), Beds.monitor()), Beds.bed(2, Beds.pump()));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void devicesComeAndGoWhileAnotherLosesNoByte() throws Exception {
        try (NumberedStream stream = new NumberedStream(time)) {
            describe("stream", "1", NumberedStream.PROFILE, "127.0.0.1:" + stream.port());
            describe("pump", "1", "alaris-asena", simulator.address("bed1-pump"));
            try (Gateway gateway = gateway(stream)) {
                int port = gateway.start();
                gateway.follow(() -> load(stream));
                try (Station station = Station.connect(port, time)) {
                    station.await(0, message -> message.status("pump").equals("live"), "the pump");
                    station.await(0, message -> message.status("stream").equals("live"), "the stream");
                    DeviceSession untouched = session(gateway, "stream");

                    add(station);
                    spoil(station, port);
                    change(station);
                    remove(station);

                    assertThat(session(gateway, "stream")).isSameAs(untouched);
                    assertThat(stream.isHeardToTheEnd())
                            .as("all numbers, in order")
                            .isTrue();
                    assertThat(stream.connections()).isEqualTo(1);
                    assertThat(stream.heard()).isGreaterThan(1000);
                    assertThat(untouched.counters().bytesIn()).isEqualTo(stream.heard() * Long.BYTES);
                    assertThat(gateway.sessions())
                            .extracting(DeviceSession::deviceId)
                            .containsExactly("pump", "stream");
                    assertThat(get(port, "/metrics"))
                            .contains("gateway_configuration_reloads_total{outcome=\"applied\"} 3")
                            .contains("gateway_configuration_reloads_total{outcome=\"refused\"} 1")
                            .contains("gateway_configuration_refused 0")
                            .doesNotContain("device=\"monitor\"");
                    assertThat(simulator.violations()).isZero();
                }
            }
        }
    }

    /** A new file: the device is heard without a restart, and its values are shown. */
    private void add(Station station) throws IOException {
        int mark = station.mark();
        describe("monitor", "1", "philips-intellivue-serial", simulator.address("bed1-monitor"));
        station.await(
                mark,
                message -> message.status("monitor").equals("live")
                        && message.values("monitor").stream().anyMatch(value -> value.has("shown")),
                "the values of the new monitor");
        assertThat(station.alarms(mark)).isEmpty();
    }

    /** A mistake anywhere: nothing is done, also not what is right in other files; the engineer is told. */
    private void spoil(Station station, int port) throws IOException, InterruptedException {
        int mark = station.mark();
        Path monitor = directory.resolve("devices/monitor.yaml");
        String sound = Files.readString(monitor);
        save("monitor", sound + "bauds: 9600\n");
        describe("pump", "1", "alaris-asena", simulator.address("bed2-pump"));
        String ready = "";
        for (int i = 0; i < HEARTBEATS && !ready.contains("notes"); i++) {
            station.await(station.mark(), message -> message.is("heartbeat"), "a heartbeat");
            ready = get(port, "/health/ready");
        }
        assertThat(ready).startsWith("{\"up\":true").contains("not in use: 1 mistake, listed in the log");
        station.await(
                station.mark(),
                message -> message.status("monitor").equals("live")
                        && message.status("pump").equals("live"),
                "both devices as before");
        assertThat(station.alarms(mark)).isEmpty();
        save("monitor", sound);
    }

    /** The mended files say that the pump is on another line: the same device, begun anew. */
    private void change(Station station) {
        int mark = station.mark();
        station.await(mark, message -> message.status("pump").equals("connecting"), "the pump's new line");
        int changed = station.mark();
        station.await(
                changed,
                message -> message.status("pump").equals("live")
                        && message.device("pump").has("pump"),
                "the other pump");
        assertThat(station.alarms(mark)).isEmpty();
    }

    /** An alarm that stands when its device is taken away does not vanish: another one says what has become of it. */
    private void remove(Station station) throws IOException {
        int mark = station.mark();
        simulator.unplug("bed1-monitor");
        station.await(mark, message -> message.isAlarm("start", "LINE_LOST", "monitor"), "the lost line");
        Files.delete(directory.resolve("devices/monitor.yaml"));
        Station.Heard removed =
                station.await(mark, message -> message.isAlarm("start", "DEVICE_REMOVED", "monitor"), "the removal");
        assertThat(removed.json().at("/alarm/text").asText())
                .isEqualTo("monitor: removed from the configuration, not watched here any more;"
                        + " ended unseen: Device not connected");
        assertThat(removed.json().at("/alarm/priority").asText()).isEqualTo("medium");
        Station.Heard ended =
                station.await(mark, message -> message.isAlarm("end", "LINE_LOST", "monitor"), "the end of the other");
        assertThat(ended.json().at("/alarm/text").asText()).endsWith("; monitor: removed from the configuration");
        int after = station.mark();
        Station.Heard bed = station.await(after, message -> message.isVitalsOf("1"), "the bed without the monitor");
        assertThat(bed.device("monitor").isMissingNode()).isTrue();
        assertThat(bed.values("monitor")).isEmpty();
    }

    /** Each line is free before the other device opens it: otherwise one of the servers would have sent it away. */
    @Test
    void twoDevicesChangeLinesAndOneMovesToAnotherBed() throws Exception {
        try (NumberedStream stream = new NumberedStream(time)) {
            describe("a", "1", "alaris-asena", simulator.address("bed1-pump"));
            describe("b", "1", "alaris-asena", simulator.address("bed2-pump"));
            try (Gateway gateway = gateway(stream)) {
                int port = gateway.start();
                gateway.follow(() -> load(stream));
                try (Station station = Station.connect(port, time)) {
                    station.await(0, message -> message.status("a").equals("live"), "a");
                    station.await(0, message -> message.status("b").equals("live"), "b");
                    List<DeviceSession> before = gateway.sessions();

                    int swapped = station.mark();
                    describe("a", "1", "alaris-asena", simulator.address("bed2-pump"));
                    describe("b", "1", "alaris-asena", simulator.address("bed1-pump"));
                    station.await(swapped, message -> message.status("a").equals("connecting"), "a anew");
                    station.await(
                            station.mark(),
                            message -> message.status("a").equals("live")
                                    && message.status("b").equals("live"),
                            "both on their new lines");
                    assertThat(station.alarms(swapped)).isEmpty();
                    assertThat(gateway.sessions()).doesNotContainAnyElementsOf(before);

                    int moved = station.mark();
                    describe("b", "2", "alaris-asena", simulator.address("bed1-pump"));
                    station.await(
                            moved,
                            message -> message.isVitalsOf("2")
                                    && message.status("b").equals("live"),
                            "b at its new bed");
                    assertThat(station.alarms(moved)).containsExactly("start DEVICE_REMOVED 1 b");
                    station.await(
                            moved,
                            message -> message.isVitalsOf("1")
                                    && message.device("b").isMissingNode(),
                            "the old bed without b");
                }
            }
        }
    }

    private Gateway gateway(NumberedStream stream) {
        return new Gateway(load(stream), time, true);
    }

    private Configuration load(NumberedStream stream) {
        List<DriverProvider> drivers = new ArrayList<>(DriverRegistry.load().providers());
        drivers.add(stream);
        return Configuration.load(directory, new DriverRegistry(drivers));
    }

    private static DeviceSession session(Gateway gateway, String deviceId) {
        return gateway.sessions().stream()
                .filter(session -> session.deviceId().equals(deviceId))
                .findFirst()
                .orElseThrow();
    }

    private void simulate(Bed... beds) throws IOException {
        ScenarioRun.start(List.of(beds), simulator, new BuiltInDevices(), line -> new TcpLine(0));
    }

    private void describe(String name, String bed, String profile, String address) throws IOException {
        int colon = address.lastIndexOf(':');
        save(name, """
                device: %s
                bed: "%s"
                profile: %s
                line: {kind: tcp, host: %s, port: %s}
                """.formatted(name, bed, profile, address.substring(0, colon), address.substring(colon + 1)));
    }

    /** As many editors do: beside the old version first, then in its place. */
    private void save(String name, String text) throws IOException {
        Path file = directory.resolve("devices").resolve(name + ".yaml");
        Path aside = directory.resolve("devices").resolve("." + name + ".yaml.swp");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
