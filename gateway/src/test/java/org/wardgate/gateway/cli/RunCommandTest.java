package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.wardgate.config.Bound;
import org.wardgate.config.EffectiveConfig;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.simulator.scenario.ScenarioFile;

class RunCommandTest {
    private static final Path SHIPPED = Path.of(System.getProperty("wardgate.root", ".."), "config");

    private final Logger log = (Logger) LoggerFactory.getLogger(RunCommand.class);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        events.start();
        log.addAppender(events);
        log.setLevel(Level.INFO);
        log.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(events);
        log.setLevel(null);
        log.setAdditive(true);
    }

    @Test
    void theConfigurationInEffectIsLoggedFileByFileWithItsDefaults() {
        RunCommand.logEffective(Configuration.load(SHIPPED, DriverRegistry.load()));

        List<String> said =
                events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(said).hasSize(4);
        assertThat(said.get(0))
                .isEqualTo("configuration in effect file=" + SHIPPED + "/gateway.yaml\n" + """
                          ward: Pain day unit
                          beds: ["1", "2"]
                          alarms: adult # default
                          station: # default
                            port: 8080
                          recorder: # default
                            directory: recordings
                            file-mebibytes: 8
                            files-per-device: 8
                        """.stripTrailing());
        assertThat(said.get(2)).contains("\n  line:\n    kind: serial\n    path: /dev/ttyUSB0");
        assertThat(said.get(3)).contains("      delay: 15s\n").contains("      clear-delay: 5s # default\n");
    }

    /** Each with a spelling of its own: lists of records, kinds, enums, maps. */
    @Test
    void whatIsSpelledBackOfShippedFilesIsReadAsTheSame() {
        for (Bound<?> file : Configuration.load(SHIPPED, DriverRegistry.load()).files()) {
            assertReadBack(file.value());
        }
        assertReadBack(StrictYaml.read(SHIPPED.resolve("scenarios/cable-pulled.yaml"), ScenarioFile.class));
        assertReadBack(
                StrictYaml.read(SHIPPED.resolve("scenarios/vasovagal-during-ketamine.yaml"), ScenarioFile.class));
    }

    private static void assertReadBack(Record value) {
        String text = String.join("\n", EffectiveConfig.lines(value));
        assertThat(StrictYaml.read("effective", text, value.getClass())).isEqualTo(value);
    }
}
