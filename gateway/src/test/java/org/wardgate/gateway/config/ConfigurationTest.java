package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.config.Bound;
import org.wardgate.config.ConfigException;
import org.wardgate.config.Problem;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.line.SerialSettings.Parity;

class ConfigurationTest {
    private static final String PROFILES =
            String.join(", ", DriverLibrary.shipped().profiles());
    private static final DriverRegistry DRIVERS = DriverRegistry.load();
    private static final String GATEWAY = """
            ward: W
            beds: ["2", "1"]
            """;
    private static final String ALARMS = """
            rules:
              - id: LOW_SPO2
                title: Low saturation
                criteria:
                  - signal: oxygen-saturation
                    side: below
                    limits: {medium: 90}
            """;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void whatShipsLoads() {
        Path shipped = Path.of(System.getProperty("wardgate.root", ".."), "config");

        Configuration configuration = Configuration.load(shipped, DRIVERS);

        assertThat(configuration.directory()).isEqualTo(shipped);
        assertThat(configuration.gateway().beds()).containsExactly("1", "2");
        assertThat(configuration.devices())
                .extracting(
                        Configuration.Device::deviceId,
                        Configuration.Device::bed,
                        device -> device.driver().profile())
                .containsExactly(
                        tuple("monitor-1", "1", "philips-intellivue-serial"), tuple("pump-1", "1", "alaris-asena"));
        assertThat(configuration.devices())
                .extracting(Configuration.Device::line)
                .containsExactly(new TcpServer("192.0.2.10", 4001), new SerialPath("/dev/ttyUSB0"));
        assertThat(configuration.alarms().rules()).hasSize(9);
        assertThat(configuration.files())
                .extracting(Bound::file)
                .containsExactly(
                        shipped + "/gateway.yaml",
                        shipped + "/devices/monitor-1.yaml",
                        shipped + "/devices/pump-1.yaml",
                        shipped + "/alarms/adult.yaml");
    }

    @Test
    void devicesComeInTheOrderOfTheBedsAndThenOfTheirFiles() throws IOException {
        write(Map.of(
                "devices/a.yaml", device("a", "1", "alaris-asena", "/dev/a"),
                "devices/b.yaml", device("b", "2", "alaris-asena", "/dev/b"),
                "devices/c.yaml", device("c", "1", "alaris-asena", "/dev/c")));

        assertThat(Configuration.load(directory, DRIVERS).devices())
                .extracting(Configuration.Device::deviceId)
                .containsExactly("b", "a", "c");
    }

    @Test
    void theSettingsAreTheFilesOwnOrThoseOfTheProfile() throws IOException {
        write(Map.of(
                "devices/a.yaml",
                device("a", "1", "alaris-asena", "/dev/a"),
                "devices/b.yaml",
                device("b", "1", "alaris-asena", "/dev/b") + "settings: {baud: 9600, parity: odd}\n"));

        assertThat(Configuration.load(directory, DRIVERS).devices())
                .extracting(Configuration.Device::settings)
                .containsExactly(SerialSettings.eightNoneOne(38400), new SerialSettings(9600, 8, Parity.ODD, 1));
    }

    @Test
    void aWardWithoutDevicesIsAWard() throws IOException {
        write(Map.of());
        Files.createDirectories(directory.resolve("devices"));

        assertThat(Configuration.load(directory, DRIVERS).devices()).isEmpty();
    }

    /** They lie there while somebody edits, and are not meant. */
    @Test
    void whatEditorsLeaveBesideAFileIsNotRead() throws IOException {
        String sound = device("a", "1", "alaris-asena", "/dev/a");
        write(Map.of(
                "devices/a.yaml", sound,
                "devices/.a.yaml.swp", "b0VIM",
                "devices/.b.yaml", sound,
                "devices/#a.yaml#", "devi",
                "devices/a.yaml~", sound));

        assertThat(Configuration.load(directory, DRIVERS).devices()).hasSize(1);
    }

    static Stream<Arguments> mistakes() {
        String sound = device("a", "1", "alaris-asena", "/dev/a");
        return Stream.of(
                mistake(
                        "an unknown bed",
                        Map.of("devices/a.yaml", device("a", "7", "alaris-asena", "/dev/a")),
                        "DIR/devices/a.yaml:2:1: no bed '7'; gateway.yaml lists 2, 1"),
                mistake(
                        "two devices of one name",
                        Map.of("devices/a.yaml", sound, "devices/b.yaml", device("a", "2", "alaris-asena", "/dev/b")),
                        "DIR/devices/b.yaml:1:1: device 'a' is also in DIR/devices/a.yaml"),
                mistake(
                        "two devices on one line",
                        Map.of("devices/a.yaml", sound, "devices/b.yaml", device("b", "2", "alaris-asena", "/dev/a")),
                        "DIR/devices/b.yaml:4:1: /dev/a is also the line of DIR/devices/a.yaml"),
                mistake(
                        "an unknown profile",
                        Map.of("devices/a.yaml", device("a", "1", "alaris", "/dev/a")),
                        "DIR/devices/a.yaml:3:1: no profile 'alaris'; there are " + PROFILES),
                mistake(
                        "an unknown profile on an unknown bed",
                        Map.of("devices/a.yaml", device("a", "7", "alaris", "/dev/a")),
                        "DIR/devices/a.yaml:3:1: no profile 'alaris'; there are " + PROFILES,
                        "DIR/devices/a.yaml:2:1: no bed '7'; gateway.yaml lists 2, 1"),
                mistake(
                        "no such alarm profile",
                        Map.of("gateway.yaml", GATEWAY + "alarms: elderly\n", "devices/a.yaml", sound),
                        "DIR/gateway.yaml:3:1: no alarm profile 'elderly'; DIR/alarms/elderly.yaml does not exist"),
                mistake(
                        "an alarm profile that leads out of its directory",
                        Map.of("gateway.yaml", GATEWAY + "alarms: ../alarms/adult\n", "devices/a.yaml", sound),
                        "DIR/gateway.yaml:3:1: no alarm profile '../alarms/adult';"
                                + " DIR/alarms/../alarms/adult.yaml does not exist"),
                mistake(
                        "a mistake in the alarm profile",
                        Map.of("alarms/adult.yaml", "rules: []\n", "devices/a.yaml", sound),
                        "DIR/alarms/adult.yaml:1:1: an alarm profile has at least one rule"),
                mistake(
                        "bad settings",
                        Map.of("devices/a.yaml", sound + "settings: {baud: 1234}\n"),
                        "DIR/devices/a.yaml:5:12: baud is one of " + SerialSettings.BAUD_RATES + ", not 1234"),
                mistake(
                        "a file that is no YAML file",
                        Map.of("devices/a.yaml", sound, "devices/b.yml", sound),
                        "DIR/devices/b.yml: not a .yaml file; what lies here is read, so move it elsewhere"),
                mistake(
                        "no beds",
                        Map.of("gateway.yaml", "ward: W\nbeds: []\n", "devices/a.yaml", sound),
                        "DIR/gateway.yaml:2:1: a ward has at least one bed"),
                mistake(
                        "a bed twice",
                        Map.of("gateway.yaml", "ward: W\nbeds: [\"1\", \"1\"]\n", "devices/a.yaml", sound),
                        "DIR/gateway.yaml:2:13: bed '1' is listed twice"),
                mistake(
                        "no directory of devices",
                        Map.of(),
                        "DIR/devices: no such directory; it holds one file for each device"),
                mistake(
                        "a broken gateway file, and a device file that is wrong by itself",
                        Map.of("gateway.yaml", "ward: W\n", "devices/a.yaml", device("a", "1", "x", "/dev/a")),
                        "DIR/gateway.yaml:1:1: missing key 'beds'",
                        "DIR/devices/a.yaml:3:1: no profile 'x'; there are " + PROFILES),
                mistake(
                        "a device's file that cannot be bound hides nothing of the others",
                        Map.of(
                                "devices/a.yaml",
                                "device: a\n",
                                "devices/b.yaml",
                                device("b", "7", "alaris-asena", "/b")),
                        "DIR/devices/a.yaml:1:1: missing key 'bed'",
                        "DIR/devices/a.yaml:1:1: missing key 'profile'",
                        "DIR/devices/a.yaml:1:1: missing key 'line'",
                        "DIR/devices/b.yaml:2:1: no bed '7'; gateway.yaml lists 2, 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void everyMistakeIsReportedAtItsPlace(String name, Map<String, String> files, List<String> messages)
            throws IOException {
        assertThat(name).isNotEmpty();
        write(files);

        ConfigException e = catchThrowableOfType(ConfigException.class, () -> Configuration.load(directory, DRIVERS));

        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactlyElementsOf(messages.stream()
                        .map(message -> message.replace("DIR", directory.toString()))
                        .toList());
    }

    @Test
    void aDirectoryThatIsNotThereIsReportedByItsFiles() {
        Path missing = directory.resolve("missing");

        ConfigException e = catchThrowableOfType(ConfigException.class, () -> Configuration.load(missing, DRIVERS));

        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        missing.resolve("gateway.yaml") + ": no such file",
                        missing.resolve("devices") + ": no such directory; it holds one file for each device");
    }

    private static Arguments mistake(String name, Map<String, String> files, String... messages) {
        return Arguments.of(name, files, List.of(messages));
    }

    private static String device(String name, String bed, String profile, String path) {
        return """
                device: %s
                bed: "%s"
                profile: %s
                line: {kind: serial, path: %s}
                """.formatted(name, bed, profile, path);
    }

    /** A sound gateway file and alarm profile, with these files besides or in their place. */
    private void write(Map<String, String> files) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("gateway.yaml", GATEWAY, "alarms/adult.yaml", ALARMS));
        all.putAll(files);
        for (Map.Entry<String, String> file : all.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
    }
}
