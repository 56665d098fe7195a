package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.ConfigException;
import org.wardgate.config.Problem;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.example.Examples;
import org.wardgate.device.profile.language.ExampleKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wardgate profile test}: whether profiles are sound and their examples come true. */
@Command(
        name = "test",
        description = "Reads profiles and plays their examples; prints all mistakes as file:line:column.",
        footer = "Exit code 3: there are mistakes.")
final class ProfileTestCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "The profiles; without any, all of config/profiles.")
    private List<Path> files = List.of();

    @Option(
            names = "--print-events",
            description =
                    "Print what the bytes of each example become, in place of comparing: for whoever writes them.")
    private boolean printEvents;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int mistakes = 0;
        for (Path file : files.isEmpty() ? shipped() : files) {
            try {
                mistakes += printEvents ? print(file, out) : test(file, out);
            } catch (ConfigException e) {
                for (Problem problem : e.problems()) {
                    out.println(problem);
                }
                mistakes += e.problems().size();
            }
        }
        return mistakes == 0 ? ExitCode.OK : ExitCode.CONFIGURATION;
    }

    private static int test(Path file, PrintWriter out) {
        Profile profile = ProfileReader.read(file);
        List<ExampleKeys> examples = profile.file().examples();
        int events =
                examples.stream().mapToInt(example -> example.events().size()).sum();
        out.println(file + ": " + examples.size() + " examples, " + events + " events as written");
        return 0;
    }

    private static int print(Path file, PrintWriter out) {
        Profile profile = ProfileReader.readUnproven(file);
        for (ExampleKeys example : profile.file().examples()) {
            out.println("  - name: " + example.name());
            out.println("    events:");
            for (String event : Examples.play(profile, example)) {
                out.println("      - \"" + event.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            }
        }
        return 0;
    }

    private static List<Path> shipped() throws IOException {
        Path directory = Path.of("config", "profiles");
        if (!Files.isDirectory(directory)) {
            throw new IOException("no directory config/profiles here; name the files");
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
