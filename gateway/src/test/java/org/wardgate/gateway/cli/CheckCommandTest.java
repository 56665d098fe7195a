package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.gateway.config.DriverLibrary;

class CheckCommandTest {
    private static final Path SHIPPED = Path.of(System.getProperty("wardgate.root", ".."), "config");

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void whatShipsHasNoMistakes() {
        Run run = Run.of("check", SHIPPED.toString());

        assertThat(run)
                .isEqualTo(new Run(
                        ExitCode.OK,
                        "no mistakes: 2 devices, 1 alarm profile, 12 device profiles, 11 scenarios\n",
                        ""));
    }

    @Test
    void everyMistakeOfEveryFileIsPrintedAtItsPlace() throws IOException {
        copyShipped();
        replace("gateway.yaml", "beds:", "bads:");
        replace("devices/pump-1.yaml", "profile: alaris-asena", "profile: alaris");
        replace("scenarios/pressure-falls.yaml", "name:", "title:");

        Run run = Run.of("check", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.outLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(directory + "/gateway.yaml:5:1: unknown key 'bads'; did you mean 'beds'?"),
                        line -> assertThat(line)
                                .isEqualTo(directory + "/devices/pump-1.yaml:8:1: no profile 'alaris';" + " there are "
                                        + String.join(
                                                ", ", DriverLibrary.shipped().profiles())),
                        line -> assertThat(line)
                                .startsWith(directory + "/scenarios/pressure-falls.yaml:2:1: unknown key 'title'"),
                        line -> assertThat(line)
                                .isEqualTo(directory + "/scenarios/pressure-falls.yaml:2:1: missing key 'name'"));
        assertThat(run.err()).isEmpty();
    }

    /** A profile that no ward uses today is the one that is switched to in a hurry. */
    @Test
    void alarmProfilesThatAreNotInUseAreReadToo() throws IOException {
        copyShipped();
        Path elderly = directory.resolve("alarms/elderly.yaml");
        Files.copy(SHIPPED.resolve("alarms/adult.yaml"), elderly);
        assertThat(Run.of("check", directory.toString()).out())
                .isEqualTo("no mistakes: 2 devices, 2 alarm profiles, 0 device profiles, 1 scenario\n");

        replace("alarms/adult.yaml", "id: HYPOTENSION", "id: hypotension");
        replace("alarms/elderly.yaml", "delay: 15s", "delay: 15min");

        assertThat(Run.of("check", directory.toString()).outLines())
                .containsExactly(
                        directory
                                + "/alarms/adult.yaml:6:5: a rule's name is spelled like HYPOTENSION, not 'hypotension'",
                        elderly + ":24:16: delay: 15min is out of range; allowed is 0s to 60s");
    }

    @Test
    void whatIsNoYamlFileDoesNotLieAmongThem() throws IOException {
        copyShipped();
        Files.writeString(directory.resolve("alarms/adult.yaml.bak"), "");
        Files.writeString(directory.resolve("scenarios/notes.txt"), "");
        String mistake = ": not a .yaml file; what lies here is read, so move it elsewhere";

        assertThat(Run.of("check", directory.toString()).outLines())
                .containsExactly(
                        directory + "/alarms/adult.yaml.bak" + mistake, directory + "/scenarios/notes.txt" + mistake);
    }

    @Test
    void aDirectoryWithoutScenariosIsAConfiguration() throws IOException {
        copyShipped();
        Files.delete(directory.resolve("scenarios/pressure-falls.yaml"));
        assertThat(Run.of("check", directory.toString()).out())
                .isEqualTo("no mistakes: 2 devices, 1 alarm profile, 0 device profiles, 0 scenarios\n");

        Files.delete(directory.resolve("scenarios"));
        assertThat(Run.of("check", directory.toString()).out())
                .isEqualTo("no mistakes: 2 devices, 1 alarm profile, 0 device profiles, 0 scenarios\n");
    }

    @Test
    void aDirectoryThatIsNotThereIsAMistake() {
        Run run = Run.of("check", directory.resolve("missing").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.outLines()).startsWith(directory + "/missing/gateway.yaml: no such file");
    }

    private void copyShipped() throws IOException {
        for (String file : List.of(
                "gateway.yaml",
                "alarms/adult.yaml",
                "devices/monitor-1.yaml",
                "devices/pump-1.yaml",
                "scenarios/pressure-falls.yaml")) {
            Path copy = directory.resolve(file);
            Files.createDirectories(java.util.Objects.requireNonNull(copy.getParent()));
            Files.copy(SHIPPED.resolve(file), copy);
        }
    }

    private void replace(String file, String sound, String mistaken) throws IOException {
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(sound);
        Files.writeString(path, text.replaceFirst(sound, mistaken));
    }
}
