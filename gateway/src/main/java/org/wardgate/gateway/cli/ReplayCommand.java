package org.wardgate.gateway.cli;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.session.DeviceListener;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.RecordingHead;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code wardgate replay}: the recording of one device on the page, as it was. */
@Command(
        name = "replay",
        description = {
            "Plays a recording of the flight recorder on a page of its own, at the pace at which it was recorded.",
            "What the device sent is decoded, judged and shown as it was then, and marked as simulated."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final double MAX_SPEED = 10;

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
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new ParameterException(commandLine, "--speed is above 0 and at most 10, not " + speed);
        }
        Shutdown shutdown = new Shutdown();
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("wardgate-loop", true), NioIoHandler.newFactory());
        try (RecordingReader reader = RecordingReader.open(file)) {
            EventLoop loop = loops.next();
            TimeSource time = new SystemTimeSource(speed);
            Ward ward = new Ward(
                    "Replay of " + file.getFileName(), time.now().wall().toString(), loop, time);
            DriverProvider driver = driver(reader.head());
            Bed bed = new Bed(firstState(reader.head(), time), Scenarios.adultAlarms(), loop, ward);
            StationServer stations = new StationServer(ward, loop, true);
            int taken = stations.start(port).toCompletableFuture().join();
            commandLine.getOut().println("http://localhost:" + taken + "/");
            try (Playback playback = new Playback(reader, driver, time, loop, bed)) {
                loop.execute(playback::step);
                shutdown.await(duration);
                stations.stop().toCompletableFuture().join();
            }
            return ExitCode.OK;
        } catch (CompletionException e) {
            throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e.getCause());
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
            shutdown.finished();
        }
    }

    private static DriverProvider driver(RecordingHead head) throws IOException {
        DriverRegistry drivers = DriverRegistry.load();
        return drivers.find(head.profile())
                .orElseThrow(() -> new IOException("the recording was made with the profile '" + head.profile()
                        + "', which is not here; there are " + String.join(", ", drivers.profiles())));
    }

    private static BedState firstState(RecordingHead head, TimeSource time) {
        LineState line = new LineState(
                new EventHeader(head.deviceId(), time.now(), null, 0),
                LineState.Status.CONNECTING,
                LineState.Cause.NONE,
                "",
                Map.of());
        BedState.Device device = new BedState.Device(head.deviceId(), head.profile(), line, null, null);
        return new BedState("replay", List.of(device), List.of(), List.of());
    }

    /** Feeds the recording's chunks at their times. Lives on the event loop. */
    private static final class Playback implements AutoCloseable {
        private final RecordingReader reader;
        private final TimeSource time;
        private final EventLoop loop;
        private final OfflineSession session;
        private final long startedNanos;
        private final long playedFromNanos;

        private Playback(
                RecordingReader reader, DriverProvider driver, TimeSource time, EventLoop loop, DeviceListener bed) {
            this.reader = reader;
            this.time = time;
            this.loop = loop;
            this.session = new OfflineSession(reader.head().deviceId(), driver, time, bed);
            this.startedNanos = reader.head().started().linkNanos();
            this.playedFromNanos = time.patientNanos();
        }

        private void step() {
            Optional<RecordedChunk> next;
            try {
                // a file of this machine, read a buffer at a time: the one thing this loop waits for
                next = reader.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next.ifPresent(chunk -> {
                long at = playedFromNanos + chunk.at().linkNanos() - startedNanos;
                time.schedule(Face.PATIENT, Duration.ofNanos(at - time.patientNanos()), loop, () -> {
                    if (chunk.direction() == Direction.IN) {
                        session.receive(chunk.bytes().toArray(), time.now());
                    }
                    step();
                });
            });
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
