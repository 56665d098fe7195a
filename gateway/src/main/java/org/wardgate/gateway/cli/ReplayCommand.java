package org.wardgate.gateway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.gateway.replay.Replay;
import org.wardgate.recording.RecordingHead;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wardgate replay}: the recording of one device on the page, as it was. */
@Command(
        name = "replay",
        description = {
            "Plays a recording of the flight recorder on a page of its own, at the pace at which it was recorded.",
            "What the device sent is decoded, judged and shown as it was then, and marked as simulated."
        })
final class ReplayCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1", description = "Above 0 and up to 10.")
    private double speed = 1;

    @Option(names = "--for", paramLabel = "D", description = "How long, such as 60s; without it, until Ctrl-C.")
    private @Nullable Duration duration;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "The TCP port of the page, ${DEFAULT-VALUE} unless given; 0 takes any free one.")
    private int port = 8080;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Values.checkSpeed(commandLine, speed);
        Values.checkPort(commandLine, port);
        Shutdown shutdown = new Shutdown();
        try (RecordingReader reader = RecordingReader.open(file);
                Replay replay = new Replay(
                        reader, driver(reader.head()), Scenarios.adultAlarms(), new SystemTimeSource(speed))) {
            commandLine.getOut().println("http://localhost:" + replay.start(port) + "/");
            shutdown.await(duration);
            return ExitCode.OK;
        } finally {
            shutdown.finished();
        }
    }

    private static DriverProvider driver(RecordingHead head) throws IOException {
        DriverRegistry drivers = DriverRegistry.load();
        return drivers.find(head.profile())
                .orElseThrow(() -> new IOException("the recording was made with the profile '" + head.profile()
                        + "', which is not here; there are " + String.join(", ", drivers.profiles())));
    }
}
