package org.wardgate.gateway.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.bench.LatencyBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wardgate bench latency}: how late an alarm is. */
@Command(
        name = "latency",
        description = {
            "Measures how late an alarm is: from the last byte of a monitor's alert on a pseudo-terminal to its message at a"
                    + " station.",
            "Takes turns with a floor program that forwards bytes and understands nothing; what counts is the ratio of"
                    + " neighbouring blocks.",
            "Vital signs are sent at most every 200 ms, and reported apart."
        })
final class BenchLatencyCommand implements Callable<Integer> {
    private static final int MOST_LINES = 200;
    private static final int MOST_PAIRS = 1000;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--lines",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16,64",
            description =
                    "How many lines, one measurement after another; without it, ${DEFAULT-VALUE}. A line is a bed with a"
                            + " monitor and a pump.")
    private List<Integer> lines = List.of(1, 16, 64);

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many blocks each program has; without it, ${DEFAULT-VALUE}.")
    private int pairs = 10;

    @Option(
            names = "--block",
            paramLabel = "D",
            defaultValue = "20s",
            description = "How long a block is; without it, ${DEFAULT-VALUE}.")
    private Duration block = Duration.ofSeconds(20);

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        BenchOptions.check(commandLine, "--lines", lines, MOST_LINES);
        BenchOptions.check(commandLine, "--pairs", List.of(pairs), MOST_PAIRS);
        var settings = new LatencyBench.Settings(lines, pairs, block);
        return options.run(
                commandLine,
                (time, directory, progress) -> new LatencyBench(settings, time, directory, progress).run());
    }
}
