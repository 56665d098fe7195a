package org.wardgate.gateway.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.bench.StartBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wardgate bench start}: how long the gateway takes to start. */
@Command(
        name = "start",
        description = {
            "Measures a start: from the start of the gateway's process to the first vital sign at a station.",
            "Then its memory, after the last start has run for a while."
        })
final class BenchStartCommand implements Callable<Integer> {
    private static final int MOST_BEDS = 200;
    private static final int MOST_RUNS = 100;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--beds",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many beds, with a monitor and a pump each; without it, ${DEFAULT-VALUE}.")
    private int beds = 32;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many times it is started; without it, ${DEFAULT-VALUE}.")
    private int runs = 5;

    @Option(
            names = "--for",
            paramLabel = "D",
            defaultValue = "60s",
            description = "How long the last start runs before its memory is looked at; without it, ${DEFAULT-VALUE}.")
    private Duration length = Duration.ofSeconds(60);

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        BenchOptions.check(commandLine, "--beds", List.of(beds), MOST_BEDS);
        BenchOptions.check(commandLine, "--runs", List.of(runs), MOST_RUNS);
        var settings = new StartBench.Settings(beds, runs, length);
        return options.run(
                commandLine, (time, directory, progress) -> new StartBench(settings, time, directory, progress).run());
    }
}
