package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.demo.DemoSummary;
import org.wardgate.gateway.demo.Rehearsal;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wardgate rehearse}: scenarios against the gateway on virtual time. */
@Command(
        name = "rehearse",
        description = {
            "Plays scenarios against the gateway in one process, on virtual time, and checks the alarms that they expect.",
            "Needs no tty and no port. Without a name, all scenarios that come with Wardgate."
        })
final class RehearseCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description = "Scenarios that come with Wardgate, or .yaml files.")
    private List<String> scenarios = List.of();

    @Option(names = "--json", description = "Print the whole summary of each scenario as a JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        boolean sound = true;
        for (String name : scenarios.isEmpty() ? Scenarios.shipped() : scenarios) {
            sound &= rehearse(Scenarios.load(name), commandLine.getOut(), commandLine.getErr());
        }
        return sound ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private boolean rehearse(ScenarioFile scenario, PrintWriter out, PrintWriter err) throws IOException {
        TimeSource wall = new SystemTimeSource();
        try (Rehearsal rehearsal = new Rehearsal(scenario, scenario.bedCount())) {
            rehearsal.playThrough();
            DemoSummary summary = rehearsal.summary();
            List<String> problems = summary.problems();
            if (json) {
                out.println(summary.toJson());
            } else {
                Duration took = Duration.ofNanos(wall.linkNanos());
                out.printf(
                        Locale.ROOT,
                        "%-28s %-7s %4d s of patient time in %.1f s, %d alarm events%n",
                        scenario.name(),
                        problems.isEmpty() ? "ok" : "NOT OK",
                        summary.patientTime().toSeconds(),
                        took.toMillis() / 1e3,
                        summary.alarms().size());
                out.flush();
            }
            problems.forEach(problem -> err.println("  " + scenario.name() + ": " + problem));
            return problems.isEmpty();
        }
    }
}
