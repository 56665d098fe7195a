package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.demo.Demo;
import org.wardgate.gateway.demo.DemoSummary;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wardgate demo}: simulator and gateway together, on real ttys. */
@Command(
        name = "demo",
        description = {
            "Plays a scenario on pseudo-terminals and reads it with the gateway; prints the URL of the ward's page.",
            "With --for a built-in station confirms the alarms, and a JSON summary on standard output ends the run."
        },
        footer = {
            "Exit code 1: an alarm that the scenario expects was not raised in its window, another one was,",
            "a frame was damaged, or a control command reached a simulated device."
        })
final class DemoCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--beds", paramLabel = "N", description = "How many beds; without it, as the scenario says.")
    private @Nullable Integer beds;

    @Option(
            names = "--scenario",
            paramLabel = "S",
            defaultValue = "pressure-falls",
            description = "A scenario that comes with Wardgate, or a .yaml file; without it, ${DEFAULT-VALUE}.")
    private String scenario = "pressure-falls";

    @Mixin
    private PageOptions page = new PageOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        page.check(commandLine);
        ScenarioFile file = Scenarios.load(scenario);
        int bedCount = Values.bedCount(commandLine, file, beds);
        Path directory = Files.createTempDirectory("wardgate-demo");
        Shutdown shutdown = new Shutdown();
        try (Demo demo = new Demo(file, bedCount, new SystemTimeSource(page.speed()), directory)) {
            int taken = demo.start(page.port(), page.duration() != null);
            PrintWriter err = commandLine.getErr();
            (page.duration() == null ? commandLine.getOut() : err).println("http://localhost:" + taken + "/");
            shutdown.await(page.duration(), new Progress(err));
            if (page.duration() == null) {
                return ExitCode.OK;
            }
            DemoSummary summary = demo.summary();
            commandLine.getOut().println(summary.toJson());
            summary.problems().forEach(err::println);
            return summary.problems().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        } finally {
            Directories.delete(directory);
            shutdown.finished();
        }
    }
}
