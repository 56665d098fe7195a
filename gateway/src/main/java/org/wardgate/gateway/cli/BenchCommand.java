package org.wardgate.gateway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code wardgate bench}: measurements of the gateway on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures the gateway on this machine: 'latency', 'scale' or 'start'.",
            "The gateway runs in a process of its own, as 'wardgate run' starts it; devices and station are in this one."
        },
        footer = "Exit code 4: it could not be measured; the message says why.",
        subcommands = {BenchLatencyCommand.class, BenchScaleCommand.class, BenchStartCommand.class})
final class BenchCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "say what to measure: latency, scale or start; 'wardgate bench --help' says more");
        }
    }
}
