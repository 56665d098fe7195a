package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.JsonSchema;
import org.wardgate.device.profile.approval.ApprovedQueriesFile;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.gateway.config.AlarmFile;
import org.wardgate.gateway.config.DeviceFile;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code wardgate schema}: what editors need to complete and check configuration files. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema of one kind of configuration file, for editors; or writes those of all kinds.")
final class SchemaCommand implements Callable<Integer> {
    /** The kinds of files, each with where its files lie. */
    static final List<Kind> KINDS = List.of(
            new Kind("gateway", "gateway.yaml", GatewayFile.class),
            new Kind("device", "devices/*.yaml", DeviceFile.class),
            new Kind("alarms", "alarms/*.yaml", AlarmFile.class),
            new Kind("profile", "profiles/*.yaml", ProfileFile.class),
            new Kind("approved-queries", "approved-queries.yaml", ApprovedQueriesFile.class),
            new Kind("scenario", "scenarios/*.yaml", ScenarioFile.class));

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "The kind; without it, the kinds are listed.")
    private @Nullable String name;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Writes KIND.schema.json into this directory; without a kind, one for each.")
    private @Nullable Path directory;

    /**
     * One kind of file.
     *
     * @param files where they lie in a configuration's directory.
     */
    record Kind(String name, String files, Class<? extends Record> type) {
        String schema() {
            return JsonSchema.of("Wardgate: " + files, type);
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Kind> wanted = name == null ? KINDS : List.of(kind(spec, name));
        if (directory != null) {
            Files.createDirectories(directory);
            for (Kind kind : wanted) {
                Path file = directory.resolve(kind.name() + ".schema.json");
                Files.writeString(file, kind.schema());
                out.println(file);
            }
        } else if (name == null) {
            int width =
                    KINDS.stream().mapToInt(kind -> kind.name().length()).max().orElse(0);
            KINDS.forEach(kind ->
                    out.println(kind.name() + " ".repeat(width - kind.name().length() + 2) + kind.files()));
        } else {
            out.print(wanted.get(0).schema());
            out.flush();
        }
        return ExitCode.OK;
    }

    private static Kind kind(CommandLine.Model.CommandSpec spec, String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no kind '" + name + "' of file; there are "
                                + KINDS.stream().map(Kind::name).collect(Collectors.joining(", "))));
    }
}
