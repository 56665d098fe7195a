package org.wardgate.gateway.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.session.LineCounters;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.json.EventJson;
import org.wardgate.model.DeviceEvent;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code wardgate decode}: a recording or a raw capture through the same code as a line. */
@Command(
        name = "decode",
        description = {
            "Reads what a device said from a file: one JSON event a line on standard output, a summary on standard error.",
            "The file is a recording of the flight recorder or the raw bytes from a device."
        },
        footer = "Exit code 1: some bytes did not form frames, or the recording is damaged.")
final class DecodeCommand implements Callable<Integer> {
    private static final int CHUNK_BYTES = 4096;
    private static final int KIBIBYTE = 1024;
    private static final int MAGIC_BYTES = 8;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--profile",
            paramLabel = "P",
            description =
                    "What the device speaks, by name ('wardgate ports --profiles' lists them) or as a profile's .yaml file. "
                            + "A recording knows it itself.")
    private @Nullable String profile;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The device's name in the events; a recording knows it itself.")
    private @Nullable String device;

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "-";

    private final Map<String, Long> events = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        try (InputStream in = new BufferedInputStream(
                file.equals("-") ? System.in : Files.newInputStream(readable(file)), CHUNK_BYTES)) {
            in.mark(MAGIC_BYTES);
            byte[] start = in.readNBytes(MAGIC_BYTES);
            in.reset();
            return RecordingReader.isRecording(start) ? decodeRecording(in) : decodeRaw(in);
        }
    }

    private int decodeRaw(InputStream in) throws IOException {
        DriverProvider driver = driver(profile);
        // a raw capture has no arrival times: its bytes are taken to have come back to back at the line's own rate
        VirtualTimeSource time = new VirtualTimeSource(Instant.EPOCH);
        long characterNanos = driver.serialSettings().characterNanos();
        String name = device == null ? "device" : device;
        EventJson json = new EventJson(false);
        Progress progress = new Progress(commandLine().getErr());
        try (OfflineSession session = new OfflineSession(name, driver, time, batch -> write(json, batch))) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                time.advance(Duration.ofNanos(n * characterNanos));
                session.receive(Arrays.copyOf(chunk, n), time.now());
                progress.at(session.counters().bytesIn() / KIBIBYTE + " KiB");
            }
            progress.end();
            session.finish(); // bytes of a frame that never ended count as dropped
            summarise(session.counters(), null);
            return isSound(session.counters()) ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private int decodeRecording(InputStream in) throws IOException {
        try (RecordingReader reader = new RecordingReader(in)) {
            DriverProvider driver = driver(profile == null ? reader.head().profile() : profile);
            String name = device == null ? reader.head().deviceId() : device;
            Timestamp started = reader.head().started();
            VirtualTimeSource time = new VirtualTimeSource(started.wall());
            EventJson json = new EventJson(true);
            Progress progress = new Progress(commandLine().getErr());
            try (OfflineSession session = new OfflineSession(name, driver, time, batch -> write(json, batch))) {
                for (Optional<RecordedChunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                    RecordedChunk chunk = next.get();
                    long since = chunk.at().linkNanos() - started.linkNanos();
                    time.advance(Duration.ofNanos(Math.max(0, since - time.linkNanos())));
                    if (chunk.direction() == Direction.IN) {
                        session.receive(chunk.bytes().toArray(), chunk.at());
                        progress.at(session.counters().bytesIn() / KIBIBYTE + " KiB");
                    }
                }
                progress.end();
                session.finish();
                summarise(session.counters(), reader.damage().orElse(null));
                return isSound(session.counters()) && reader.damage().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
            }
        }
    }

    private static boolean isSound(LineCounters counters) {
        return counters.dropped().isEmpty() && counters.failures() == 0;
    }

    private DriverProvider driver(@Nullable String name) {
        DriverLibrary drivers = DriverLibrary.shipped();
        if (name != null && name.endsWith(".yaml")) {
            return new ProfileProvider(ProfileReader.read(Path.of(name)), false);
        }
        if (name == null) {
            throw new ParameterException(
                    commandLine(),
                    "a raw capture does not say what it is; give --profile, one of "
                            + String.join(", ", drivers.profiles()));
        }
        return drivers.find(name)
                .orElseThrow(() -> new ParameterException(
                        commandLine(),
                        "no profile '" + name + "'; there are " + String.join(", ", drivers.profiles())));
    }

    private static Path readable(String name) throws IOException {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw new IOException("no such file: " + name);
        }
        return path;
    }

    private void summarise(LineCounters counters, RecordingReader.@Nullable Damage damage) {
        if (commandLine().getOut().checkError()) {
            throw new UncheckedIOException(
                    new IOException("standard output takes no more; what was decoded is not all there"));
        }
        PrintWriter err = commandLine().getErr();
        err.println("bytes " + counters.bytesIn() + ", frames " + counters.frames() + ", bad frames "
                + counters.damagedFrames());
        counters.dropped().forEach((reason, count) -> err.println("dropped " + reason.wireName() + ": " + count));
        events.forEach((kind, count) -> err.println("events " + kind + ": " + count));
        counters.notes().forEach((note, count) -> err.println("noted " + note + ": " + count));
        if (damage != null) {
            err.println("recording damaged at byte " + damage.position() + ": " + damage.reason() + ", "
                    + damage.bytesLeft() + " bytes not read");
        }
        err.flush();
    }

    private CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }

    private void write(EventJson json, List<DeviceEvent> batch) {
        PrintWriter out = commandLine().getOut();
        for (DeviceEvent event : batch) {
            events.merge(event.kind(), 1L, Long::sum);
            out.println(json.line(event));
        }
    }
}
