package org.wardgate.gateway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.gateway.replay.Replay;
import org.wardgate.recording.RecordingHead;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private PageOptions page = new PageOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        page.check(commandLine);
        Shutdown shutdown = new Shutdown();
        try (RecordingReader reader = RecordingReader.open(file);
                Replay replay = new Replay(
                        reader, driver(reader.head()), Scenarios.adultAlarms(), new SystemTimeSource(page.speed()))) {
            commandLine.getOut().println("http://localhost:" + replay.start(page.port()) + "/");
            shutdown.await(page.duration(), new Progress(commandLine.getErr()));
            return ExitCode.OK;
        } finally {
            shutdown.finished();
        }
    }

    private static DriverProvider driver(RecordingHead head) throws IOException {
        DriverLibrary drivers = DriverLibrary.shipped();
        return drivers.find(head.profile())
                .orElseThrow(() -> new IOException("the recording was made with the profile '" + head.profile()
                        + "', which is not here; there are " + String.join(", ", drivers.profiles())));
    }
}
