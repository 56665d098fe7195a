package org.wardgate.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.example.Examples;
import org.wardgate.device.profile.guess.FramingGuess;
import org.wardgate.device.profile.guess.Skeleton;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.RecordingReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code wardgate profile new}: the skeleton of a profile, from what a device was heard to say. */
@Command(
        name = "new",
        description = {
            "Writes the skeleton of a profile to standard output, with the framing guessed from a recording.",
            "Every number or byte is passed on under a code of its own, so that it can be watched while the device is used."
        },
        footer = "Exit code 1: no framing was found that fits the bytes.")
final class ProfileNewCommand implements Callable<Integer> {
    private static final int MAGIC_BYTES = 8;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "RECORDING",
            description = "A recording of the flight recorder, or the raw bytes from a device.")
    private Path recording = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "new-device",
            description = "The profile's name; without it, ${DEFAULT-VALUE}.")
    private String name = "new-device";

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new ParameterException(
                    commandLine, "--name is up to 40 lower-case letters, digits and hyphens, not '" + name + "'");
        }
        Bytes bytes = received();
        Optional<FramingGuess> guess = FramingGuess.of(bytes);
        if (guess.isEmpty()) {
            commandLine
                    .getErr()
                    .println("no framing fits these " + bytes.length()
                            + " bytes: they are neither lines, nor marked by bit 7, nor of one length with a usual check;"
                            + " see the manual, and docs/reference/profiles.md for what a profile can say");
            return ExitCode.FINDINGS;
        }
        print(Skeleton.of(name, guess.get()), commandLine.getOut());
        return ExitCode.OK;
    }

    private static void print(String skeleton, PrintWriter out) throws IOException {
        Path file = Files.createTempFile("wardgate-profile", ".yaml");
        try {
            Files.writeString(file, skeleton);
            Profile profile = ProfileReader.readUnproven(file);
            List<String> events =
                    Examples.play(profile, profile.file().examples().get(0));
            out.print(Skeleton.withEvents(skeleton, events));
            out.flush();
        } finally {
            Files.delete(file);
        }
    }

    private Bytes received() throws IOException {
        byte[] all = Files.readAllBytes(recording);
        if (!RecordingReader.isRecording(Arrays.copyOf(all, Math.min(all.length, MAGIC_BYTES)))) {
            return Bytes.copyOf(all);
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (RecordingReader reader = RecordingReader.open(recording)) {
            for (Optional<RecordedChunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().direction() == Direction.IN) {
                    received.writeBytes(next.get().bytes().toArray());
                }
            }
        }
        return Bytes.copyOf(received.toByteArray());
    }
}
