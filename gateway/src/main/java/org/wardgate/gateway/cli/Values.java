package org.wardgate.gateway.cli;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What several commands ask of the values they are given. */
final class Values {
    private static final double MAX_SPEED = 10;
    private static final int MAX_PORT = 65535;

    private Values() {}

    static void checkSpeed(CommandLine commandLine, double speed) {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new ParameterException(commandLine, "--speed is above 0 and at most 10, not " + speed);
        }
    }

    static void checkPort(CommandLine commandLine, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(commandLine, "--port is 0 to " + MAX_PORT + ", not " + port);
        }
    }

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
