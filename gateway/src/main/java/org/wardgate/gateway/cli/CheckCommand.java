package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wardgate check}: every mistake of a configuration, without opening a port. */
@Command(
        name = "check",
        description = "Reads a configuration and prints all its mistakes as file:line:column, without opening a port.",
        footer = "Exit code 3: there are mistakes.")
final class CheckCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The configuration's directory; without it, config.",
            defaultValue = "config")
    private Path directory = Path.of("config");

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        Optional<Configuration> configuration =
                problems.collect(() -> Configuration.load(directory, DriverRegistry.load()));
        List<Path> scenarios = scenarios();
        for (Path file : scenarios) {
            problems.collect(() -> StrictYaml.read(file, ScenarioFile.class));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Problem problem : problems.list()) {
            out.println(problem);
        }
        if (!problems.list().isEmpty()) {
            return ExitCode.CONFIGURATION;
        }
        int devices = configuration.map(found -> found.devices().size()).orElse(0);
        out.println("no mistakes: " + devices + " devices, " + scenarios.size() + " scenarios");
        return ExitCode.OK;
    }

    private List<Path> scenarios() throws IOException {
        Path scenarios = directory.resolve("scenarios");
        if (!Files.isDirectory(scenarios)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scenarios)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
