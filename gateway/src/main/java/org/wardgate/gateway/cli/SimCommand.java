package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wardgate sim}: simulated devices alone, for any client. */
@Command(
        name = "sim",
        description = {
            "Plays the devices of a scenario on pseudo-terminals, for any client to open.",
            "Prints one line for each device: its name and the link to its tty; at the end, what each has counted."
        },
        footer =
                "A client that commands a device is served and counted as 'violations'; the exit code does not judge it.")
final class SimCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario that comes with Wardgate, or a .yaml file.")
    private String scenario = "";

    @Option(
            names = "--lines",
            paramLabel = "DIR",
            description = "Where the links to the ttys are put; without it, a new temporary directory.")
    private @Nullable Path lines;

    @Option(names = "--beds", paramLabel = "N", description = "How many beds; without it, as the scenario says.")
    private @Nullable Integer beds;

    @Option(names = "--for", paramLabel = "D", description = "How long, such as 60s; without it, until Ctrl-C.")
    private @Nullable Duration duration;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        ScenarioFile file = Scenarios.load(scenario);
        int bedCount = Values.bedCount(commandLine, file, beds);
        Path directory = lines == null ? Files.createTempDirectory("wardgate-lines") : Files.createDirectories(lines);
        PrintWriter out = commandLine.getOut();
        Shutdown shutdown = new Shutdown();
        try (Simulator simulator = new Simulator(new SystemTimeSource())) {
            ScenarioRun run = ScenarioRun.start(
                    file.beds(bedCount), simulator, new BuiltInDevices(), line -> new PtyLine(directory.resolve(line)));
            for (String line : run.lines()) {
                out.println(line + "  " + directory.resolve(line));
            }
            shutdown.await(duration, new Progress(commandLine.getErr()));
            PrintWriter err = commandLine.getErr();
            simulator.counters().forEach((line, counters) -> err.println(line + "  " + counters));
            return ExitCode.OK;
        } finally {
            if (lines == null) {
                Directories.delete(directory);
            }
            shutdown.finished();
        }
    }
}
