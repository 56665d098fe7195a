package org.wardgate.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.config.AlarmFile;
import org.wardgate.gateway.config.ConfigDirectory;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.DriverLibrary;
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
    public Integer call() {
        Problems problems = new Problems();
        Optional<Configuration> configuration =
                problems.collect(() -> Configuration.load(directory, DriverRegistry.load()));
        int alarms = count("alarms", AlarmFile.class, problems);
        int profiles = DriverLibrary.check(directory, problems);
        int scenarios = count("scenarios", ScenarioFile.class, problems);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Problem problem : problems.list()) {
            out.println(problem);
        }
        if (!problems.list().isEmpty()) {
            return ExitCode.CONFIGURATION;
        }
        int devices = configuration.map(found -> found.devices().size()).orElse(0);
        out.println("no mistakes: " + counted(devices, "device") + ", " + counted(alarms, "alarm profile") + ", "
                + counted(profiles, "device profile") + ", " + counted(scenarios, "scenario"));
        return ExitCode.OK;
    }

    /** Reads all files of one kind, in use or not, and returns how many have no mistake. */
    private <T extends Record> int count(String kind, Class<T> type, Problems problems) {
        return ConfigDirectory.read(directory.resolve(kind), type, problems).size();
    }

    private static String counted(int count, String name) {
        return count + " " + name + (count == 1 ? "" : "s");
    }
}
