package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** A gateway as a hospital starts it: from a directory of files, with a device that is not plugged in yet. */
@Timeout(60)
class GatewayConfigIT {
    private static final int READ_MILLIS = 20_000;

    private final TimeSource time = new SystemTimeSource();

    @TempDir
    private Path directory;

    @TempDir
    private Path ports;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("devices"));
        Files.createDirectories(directory.resolve("alarms"));
        Path root = Path.of(System.getProperty("wardgate.root"));
        Files.copy(root.resolve("config/alarms/adult.yaml"), directory.resolve("alarms/adult.yaml"));
        Files.writeString(directory.resolve("gateway.yaml"), """
                ward: Ward 7
                beds: ["1"]
                station:
                  port: 0
                """);
        writeDevice("bed1-pump", "alaris-asena");
        writeDevice("bed1-monitor", "philips-intellivue-serial");
    }

    @Test
    void aDeviceThatIsPluggedInLateIsAnAlarmUntilItComes() throws IOException, InterruptedException {
        Configuration configuration = Configuration.load(directory, DriverRegistry.load());
        Path missing = ports.resolve("bed1-monitor");
        try (Simulator simulator = new Simulator(time);
                Gateway gateway = new Gateway(configuration, time, true)) {
            plugIn(simulator, Beds.bed(1, Beds.pump()));
            int port = gateway.start();
            try (Station station = Station.connect(port, time)) {
                Station.Heard alarm = station.await(
                        0,
                        message -> isLost(message) || message.isAlarm("start", "LINE_LOST", "bed1-monitor"),
                        "the missing monitor's alarm");
                assertThat(alarm.json().toString())
                        .contains("LINE_LOST")
                        .contains(missing.toString())
                        .contains("plug");
                station.await(0, message -> message.status("bed1-pump").equals("live"), "the pump");
                assertThat(Files.exists(missing)).isFalse();

                int plugged = station.mark();
                plugIn(simulator, Beds.bed(1, Beds.monitor()));
                station.await(plugged, message -> message.isAlarm("end", "LINE_LOST", "bed1-monitor"), "its end");
                station.await(
                        plugged,
                        message -> message.status("bed1-monitor").equals("live")
                                && message.values("bed1-monitor").stream().anyMatch(value -> value.has("shown")),
                        "the monitor's values");
                assertPageIsServed(port);
                assertThat(simulator.violations()).isZero();
            }
        }
        try (var recordings = Files.list(directory.resolve("recordings"))) {
            assertThat(recordings).hasSize(2);
        }
    }

    private static boolean isLost(Station.Heard message) {
        return message.is("snapshot")
                && message.json().at("/beds/0/alarms/0/rule").asText().equals("LINE_LOST");
    }

    private void assertPageIsServed(int port) throws IOException, InterruptedException {
        HttpResponse<String> page = get(port, "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<html");
        for (String path : List.of("/health/live", "/health/ready")) {
            assertThat(get(port, path).body()).isEqualTo("{\"up\":true,\"reasons\":[]}");
        }
        assertThat(get(port, "/metrics").body())
                .contains("gateway_link_state{device=\"bed1-monitor\",state=\"live\"} 1")
                .contains("gateway_loop_lag_seconds_count{loop=\"ward\"}");
        assertThat(statusOf(port, "localhost:" + port)).contains(" 200 ");
        assertThat(statusOf(port, "ward.example:" + port)).contains(" 403 ");
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The first line of the answer to a request for the page under a host's name; the JDK's client would not say a wrong one. */
    private static String statusOf(int port, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(32), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private void plugIn(Simulator simulator, Bed bed) throws IOException {
        ScenarioRun.start(List.of(bed), simulator, new BuiltInDevices(), line -> new PtyLine(ports.resolve(line)));
    }

    private void writeDevice(String name, String profile) throws IOException {
        Files.writeString(directory.resolve("devices").resolve(name + ".yaml"), """
                device: %s
                bed: "1"
                profile: %s
                line:
                  kind: serial
                  path: %s
                """.formatted(
                        name, profile, ports.resolve(name)));
    }
}
