package org.wardgate.gateway.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the commands that play something on a page of their own. */
final class PageOptions {
    private static final double MAX_SPEED = 10;
    private static final int MAX_PORT = 65535;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "How much faster than life the patients and their devices are, above 0 and up to 10.")
    private double speed = 1;

    @Option(
            names = "--for",
            paramLabel = "D",
            description = "How long by the clock on the wall, such as 60s; without it, until Ctrl-C.")
    private @Nullable Duration duration;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "The TCP port of the page, ${DEFAULT-VALUE} unless given; 0 takes any free one.")
    private int port = 8080;

    /** Refuses what no page can be played with. */
    void check(CommandLine commandLine) {
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new ParameterException(commandLine, "--speed is above 0 and at most 10, not " + speed);
        }
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(commandLine, "--port is 0 to " + MAX_PORT + ", not " + port);
        }
    }

    /** The factor of patient time. */
    double speed() {
        return speed;
    }

    /** How long, on link time; null until somebody stops it. */
    @Nullable
    Duration duration() {
        return duration;
    }

    /** The port of the page; 0 takes any. */
    int port() {
        return port;
    }
}
