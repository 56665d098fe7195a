package org.wardgate.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.bench.Report;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the measurements have in common: where their figures go. */
final class BenchOptions {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where every figure is written as JSON, besides the table on standard output.")
    private @Nullable Path json;

    /** A measurement, ready to run. */
    @FunctionalInterface
    interface Measurement {
        Report run(TimeSource time, Path directory, Consumer<String> progress) throws IOException;
    }

    /** Measures and prints what was found. */
    int run(CommandLine commandLine, Measurement measurement) throws IOException {
        Path directory = Files.createTempDirectory("wardgate-bench");
        try {
            Report report = measurement.run(
                    new SystemTimeSource(),
                    directory,
                    line -> commandLine.getErr().println(line));
            commandLine.getOut().println(report.table());
            if (json != null) {
                Files.writeString(json, report.json(words(commandLine)) + "\n");
            }
            return ExitCode.OK;
        } finally {
            Directories.delete(directory);
        }
    }

    /** Refuses numbers that nothing can be measured with. */
    static void check(CommandLine commandLine, String option, List<Integer> values, int most) {
        for (int value : values) {
            if (value < 1 || value > most) {
                throw new ParameterException(commandLine, option + " is 1 to " + most + ", not " + value);
            }
        }
    }

    private static String words(CommandLine commandLine) {
        StringBuilder words = new StringBuilder(commandLine.getCommandSpec().qualifiedName());
        commandLine
                .getParseResult()
                .originalArgs()
                .forEach(word -> words.append(' ').append(word));
        return words.toString();
    }
}
