package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WardgateTest {

    static Stream<String> commands() {
        return Wardgate.commandLine().getSubcommands().keySet().stream();
    }

    @Test
    void theCommandsAreThese() {
        assertThat(commands())
                .containsExactly(
                        "demo",
                        "rehearse",
                        "run",
                        "check",
                        "schema",
                        "sim",
                        "decode",
                        "replay",
                        "ports",
                        "profile",
                        "bench");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("Usage: wardgate " + command).contains("-h, --help");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theHelpOfAllListsEveryCommand() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("Usage: wardgate ")
                .contains("Not a certified\nmedical device")
                .contains(commands().toList());
    }

    @Test
    void theVersionIsTold() {
        Run run = Run.of("--version");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.outLines()).singleElement().asString().startsWith("wardgate ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run --config x",
                "check",
                "schema",
                "sim x",
                "decode x",
                "replay x",
                "ports",
                "profile test",
                "profile new --from x",
                "profile approve x",
                "bench latency",
                "bench scale"
            })
    void anUnknownOptionIsAMistakeOfTheCommandLine(String command) {
        Run run = Run.of((command + " --no-such-option").split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errLines().get(0)).isEqualTo("Unknown option: '--no-such-option'");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void noCommandAndAnUnknownOneAreMistakesOfTheCommandLine() {
        assertThat(Run.of().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of().err()).startsWith("say which command; 'wardgate --help' lists them");
        assertThat(Run.of("frobnicate").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("run").exitCode()).as("run without --config").isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("decode").exitCode()).as("decode without a file").isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo --speed 11 | --speed is above 0 and at most 10, not 11.0",
                "demo --speed 0 | --speed is above 0 and at most 10, not 0.0",
                "demo --speed -1 | --speed is above 0 and at most 10, not -1.0",
                "demo --speed NaN | --speed is above 0 and at most 10, not NaN",
                "demo --speed Infinity | --speed is above 0 and at most 10, not Infinity",
                "demo --speed fast | Invalid value for option '--speed': 'fast' is not a double",
                "demo --port 70000 | --port is 0 to 65535, not 70000",
                "demo --port -1 | --port is 0 to 65535, not -1",
                "demo --beds 0 | --beds: a scenario has 1 to 999 beds, not 0",
                "demo --beds 1000 | --beds: a scenario has 1 to 999 beds, not 1000",
                "demo --for 60 | Invalid value for option '--for': '60' is no duration; write a number and a unit: 500ms, 60s, 5min, 2h",
                "sim pressure-falls --beds 0 | --beds: a scenario has 1 to 999 beds, not 0",
                "sim pressure-falls --for 0s | Invalid value for option '--for': '0s' is no duration; write a number and a unit: 500ms, 60s, 5min, 2h",
                "bench latency --lines 1,201 | --lines is 1 to 200, not 201",
                "bench latency --pairs 0 | --pairs is 1 to 1000, not 0",
                "bench latency --block 20 | Invalid value for option '--block': '20' is no duration; write a number and a unit: 500ms, 60s, 5min, 2h",
                "bench scale --beds 0 | --beds is 1 to 2000, not 0",
                "bench start --runs 101 | --runs is 1 to 100, not 101",
                "bench | say what to measure: latency, scale or start; 'wardgate bench --help' says more",
                "schema devices | no kind 'devices' of file; there are gateway, device, alarms, profile, approved-queries, scenario",
                "profile | say what to do: test, new or approve; 'wardgate profile --help' says more",
                "profile new --from x --name X | --name is up to 40 lower-case letters, digits and hyphens, not 'X'",
                "replay x --speed NaN | --speed is above 0 and at most 10, not NaN",
                "replay x --port 70000 | --port is 0 to 65535, not 70000"
            })
    void aValueThatCannotBeIsAMistakeOfTheCommandLine(String command, String message) {
        Run run = Run.of(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errLines().get(0)).isEqualTo(message);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"demo --scenario no-such-thing", "sim no-such-thing"})
    void anUnknownScenarioCannotBePlayed(String command) {
        Run run = Run.of(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNABLE);
        assertThat(run.errLines())
                .containsExactly("no scenario 'no-such-thing' comes with Wardgate;"
                        + " give one of config/scenarios, or the path of a .yaml file");
    }

    @Test
    void aScenarioFileThatIsNotThereIsAMistakeOfTheConfiguration(@TempDir Path directory) {
        Path missing = directory.resolve("missing.yaml");

        Run run = Run.of("sim", missing.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.errLines()).containsExactly(missing + ": no such file");
    }

    @Test
    void runDoesNotStartWithABadConfiguration(@TempDir Path directory) {
        Run run = Run.of("run", "--config", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.errLines()).contains(directory.resolve("gateway.yaml") + ": no such file");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theProfilesAreListed() {
        Run run = Run.of("ports", "--profiles");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.outLines())
                .hasSize(21)
                .isSorted()
                .anySatisfy(line -> assertThat(line).startsWith("alaris-asena  Alaris syringe pumps"))
                .anySatisfy(line -> assertThat(line).startsWith("draeger-medibus  Draeger"))
                .contains("new-era  New Era NE-1000 syringe pump, basic mode")
                .anySatisfy(line -> assertThat(line).startsWith("philips-intellivue-serial  "));
    }

    /** Whatever is plugged in: somebody who sees nothing is told what to do. */
    @Test
    void thePortsAreListed() {
        Run run = Run.of("ports");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isNotBlank();
    }
}
