package org.wardgate.gateway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code wardgate profile}: the work on device profiles. */
@Command(
        name = "profile",
        description = {
            "The work on device profiles: 'test', 'new' or 'approve'.",
            "No subcommand opens a port; what a device says comes from recordings and from the profiles themselves."
        },
        subcommands = {ProfileTestCommand.class, ProfileNewCommand.class, ProfileApproveCommand.class})
final class ProfileCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "say what to do: test, new or approve; 'wardgate profile --help' says more");
        }
    }
}
