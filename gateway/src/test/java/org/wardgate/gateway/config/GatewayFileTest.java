package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;

class GatewayFileTest {
    private static final String SHORTEST = """
            ward: W
            beds: ["1"]
            """;

    @Test
    void whatIsLeftOutHasItsDefault() {
        assertThat(read(SHORTEST))
                .isEqualTo(new GatewayFile(
                        "W",
                        List.of("1"),
                        "adult",
                        new GatewayFile.Station(8080),
                        new GatewayFile.Recorder("recordings", 8, 8)));
    }

    @Test
    void everyKeyIsMapped() throws Exception {
        GatewayFile all = read("""
                ward: Pain day unit
                beds: ["1", window]
                alarms: elderly
                station:
                  port: 9090
                recorder:
                  directory: /var/lib/wardgate
                  file-mebibytes: 64
                  files-per-device: 3
                """);

        assertThat(all)
                .isEqualTo(new GatewayFile(
                        "Pain day unit",
                        List.of("1", "window"),
                        "elderly",
                        new GatewayFile.Station(9090),
                        new GatewayFile.Recorder("/var/lib/wardgate", 64, 3)));
        Components.assertAllDiffer(all, read(SHORTEST));
    }

    @ParameterizedTest
    @CsvSource({
        "station, port, 65536, 0 to 65535",
        "station, port, -1, 0 to 65535",
        "recorder, file-mebibytes, 0, 1 to 1024",
        "recorder, file-mebibytes, 1025, 1 to 1024",
        "recorder, files-per-device, 1, 2 to 1000",
        "recorder, files-per-device, 1001, 2 to 1000"
    })
    void aNumberOutOfItsRangeIsRefused(String section, String key, String value, String range) {
        assertThatThrownBy(() -> read(SHORTEST + section + ":\n  " + key + ": " + value + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("gateway.yaml:4:" + (5 + key.length()) + ": " + key + ": " + value
                        + " is out of range; allowed is " + range);
    }

    @ParameterizedTest
    @CsvSource({
        "station, port, 0", "station, port, 65535",
        "recorder, file-mebibytes, 1", "recorder, file-mebibytes, 1024",
        "recorder, files-per-device, 2", "recorder, files-per-device, 1000"
    })
    void theEndsOfARangeAreAllowed(String section, String key, String value) {
        assertThat(read(SHORTEST + section + ":\n  " + key + ": " + value + "\n")
                        .toString())
                .contains("=" + value);
    }

    private static GatewayFile read(String text) {
        return StrictYaml.read("gateway.yaml", text, GatewayFile.class);
    }
}
