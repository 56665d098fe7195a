package org.wardgate.gateway.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.bench.ScaleBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wardgate bench scale}: how many beds one gateway carries. */
@Command(
        name = "scale",
        description = {
            "Measures one gateway with many beds: processor time, memory, pauses, how late alarms are, what is lost.",
            "Each bed has a monitor and a pump that answer once a second over TCP; in the whole ward about ten alarms begin a"
                    + " second."
        })
final class BenchScaleCommand implements Callable<Integer> {
    private static final int MOST_BEDS = 2000;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--beds",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,500,1000",
            description = "How many beds, one measurement after another; without it, ${DEFAULT-VALUE}.")
    private List<Integer> beds = List.of(100, 500, 1000);

    @Option(
            names = "--for",
            paramLabel = "D",
            defaultValue = "60s",
            description = "How long each is watched; without it, ${DEFAULT-VALUE}.")
    private Duration length = Duration.ofSeconds(60);

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        BenchOptions.check(commandLine, "--beds", beds, MOST_BEDS);
        var settings = new ScaleBench.Settings(beds, length);
        return options.run(
                commandLine, (time, directory, progress) -> new ScaleBench(settings, time, directory, progress).run());
    }
}
