package org.wardgate.gateway.cli;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What several commands ask of the values they are given. */
final class Values {
    private Values() {}

    /** The number of beds that is asked for, or else the scenario's own. */
    static int bedCount(CommandLine commandLine, ScenarioFile scenario, @Nullable Integer asked) {
        if (asked == null) {
            return scenario.bedCount();
        }
        try {
            var unused = scenario.beds(asked);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, "--beds: " + e.getMessage(), e);
        }
        return asked;
    }
}
