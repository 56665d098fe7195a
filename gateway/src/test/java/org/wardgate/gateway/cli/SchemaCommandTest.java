package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas beside the binder: what a validator that is not ours makes of the same text. */
class SchemaCommandTest {
    private static final Path SHIPPED = Path.of(System.getProperty("wardgate.root", ".."), "config");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEVICE = """
            device: pump-1
            bed: "1"
            profile: alaris-asena
            line: {kind: tcp, host: x, port: 4001}
            settings: {baud: 9600, parity: odd, data-bits: 8}
            """;
    private static final String ALARMS = """
            rules:
              - id: LOW_SPO2
                title: Low saturation
                criteria:
                  - {signal: oxygen-saturation, side: below, limits: {medium: 90.5}, hysteresis: 2, delay: 10s}
            """;
    private static final String SCENARIO = """
            name: x
            description: x
            length: 1min
            others:
              patient: [{at: 0s, ramp: false}]
              devices: [{kind: philips-intellivue, name: m, sensors: [ecg]}]
              actions: [{at: 1s, device: m, action: disturb, faults: [{kind: bit-errors, rate: 0.5}]}]
            """;
    private static final Map<String, String> SOUND = Map.of(
            "gateway",
            "{ward: W, beds: [\"1\"], station: {port: 8080}}",
            "device",
            DEVICE,
            "alarms",
            ALARMS,
            "scenario",
            SCENARIO);

    @TempDir
    private Path directory = Path.of("set by JUnit");

    static Stream<SchemaCommand.Kind> kinds() {
        return SchemaCommand.KINDS.stream();
    }

    @Test
    void theKindsAreListed() {
        assertThat(Run.of("schema")).isEqualTo(new Run(ExitCode.OK, """
                        gateway           gateway.yaml
                        device            devices/*.yaml
                        alarms            alarms/*.yaml
                        profile           profiles/*.yaml
                        approved-queries  approved-queries.yaml
                        scenario          scenarios/*.yaml
                        """, ""));
    }

    @Test
    void allSchemasOrOneAreWrittenIntoADirectory() throws IOException {
        Path all = directory.resolve("new/schemas");

        Run run = Run.of("schema", "--output", all.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.outLines())
                .hasSize(SchemaCommand.KINDS.size())
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(Files.readString(all.resolve("device.schema.json")))
                .isEqualTo(Run.of("schema", "device").out());

        assertThat(Run.of("schema", "alarms", "--output", directory.toString()).outLines())
                .containsExactly(directory.resolve("alarms.schema.json").toString());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSchemaIsOne(SchemaCommand.Kind kind) {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(meta.validate(printed(kind.name()), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatShipsIsAccepted(SchemaCommand.Kind kind) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            all.filter(file -> file.getFileSystem()
                            .getPathMatcher("glob:" + SHIPPED + "/" + kind.files())
                            .matches(file))
                    .forEach(files::add);
        }

        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(errors(kind.name(), Files.readString(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** With a value that its own schema accepts, so that an editor that fills it in makes no mistake. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyKeyIsExplainedAndItsDefaultSound(SchemaCommand.Kind kind) {
        JsonNode schema = JSON.readTree(printed(kind.name()));
        List<JsonNode> properties = new ArrayList<>();
        for (JsonNode each : schema.findValues("properties")) {
            each.properties().stream()
                    .filter(property -> !property.getValue().has("const"))
                    .forEach(property -> {
                        assertThat(property.getValue().path("description").asString())
                                .as(property.getKey())
                                .endsWith(".");
                        properties.add(property.getValue());
                    });
        }

        assertThat(properties).isNotEmpty();
        for (JsonNode property : properties) {
            if (property.has("default")) {
                ObjectNode alone = ((ObjectNode) property.deepCopy()).set("$defs", schema.path("$defs"));
                assertThat(REGISTRY.getSchema(alone).validate(property.get("default")))
                        .isEmpty();
            }
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("gateway", "ward:", "wrad:"),
                Arguments.of("gateway", "port:", "prot:"),
                Arguments.of("gateway", "ward: W, ", ""),
                Arguments.of("gateway", "8080", "65536"),
                Arguments.of("gateway", "8080", "-1"),
                Arguments.of("gateway", "8080", "80.5"),
                Arguments.of("gateway", "8080", "\"8080\""),
                Arguments.of("gateway", "{port: 8080}", "8080"),
                Arguments.of("gateway", "{port: 8080}", "~"),
                Arguments.of("gateway", "[\"1\"]", "\"1\""),
                Arguments.of("gateway", "W,", "'',"),
                Arguments.of("device", "kind: tcp, ", ""),
                Arguments.of("device", "kind: tcp", "kind: tpc"),
                Arguments.of("device", "host: x", "path: x"),
                Arguments.of("device", "host: x, ", ""),
                Arguments.of("device", "port: 4001", "port: 0"),
                Arguments.of("device", "port: 4001", "port: 4001, path: /dev/x"),
                Arguments.of("device", "parity: odd", "parity: ODD"),
                Arguments.of("device", "baud: 9600, ", ""),
                Arguments.of("device", "data-bits: 8", "data-bits: 9"),
                Arguments.of("device", "data-bits: 8", "dataBits: 8"),
                Arguments.of("alarms", "90.5", "high"),
                Arguments.of("alarms", "signal: oxygen-saturation", "signal: spo2"),
                Arguments.of("alarms", "hysteresis: 2", "hysteresis: -2"),
                Arguments.of("alarms", "delay: 10s", "delay: 10"),
                Arguments.of("alarms", "delay: 10s", "delay: 10 s"),
                Arguments.of("alarms", "delay: 10s", "delay: 1.5s"),
                Arguments.of("alarms", "title: Low saturation", "name: Low saturation"),
                Arguments.of("scenario", "length: 1min", "length: 60"),
                Arguments.of("scenario", "length: 1min\n", ""),
                Arguments.of("scenario", "[ecg]", "[ekg]"),
                Arguments.of("scenario", "rate: 0.5", "rate: 1.5"),
                Arguments.of("scenario", "kind: bit-errors", "kind: biterrors"),
                Arguments.of("scenario", "ramp: false", "ramp: 0"),
                Arguments.of("scenario", "others:", "others: {}\nbeds:"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatTheBinderRefusesTheSchemaRefuses(String name, String sound, String mistaken) {
        String text = SOUND.getOrDefault(name, "");
        SchemaCommand.Kind kind =
                kinds().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        assertThat(text).contains(sound);
        assertThat(errors(name, text)).isEmpty();
        assertThat(StrictYaml.read("x.yaml", text, kind.type())).isNotNull();

        String wrong = text.replace(sound, mistaken);

        assertThatThrownBy(() -> StrictYaml.read("x.yaml", wrong, kind.type())).isInstanceOf(ConfigException.class);
        assertThat(errors(name, wrong)).isNotEmpty();
    }

    /** Where the two part: an editor lets through what only the binder knows, and wants quotes that the binder can do without. */
    @ParameterizedTest
    @CsvSource({
        "alarms, delay: 10s, delay: 61s, false, true",
        "device, baud: 9600, baud: 9601, false, true",
        "device, 'bed: \"1\"', bed: 1, true, false"
    })
    void theBinderIsTheJudge(String name, String sound, String other, boolean bound, boolean accepted) {
        SchemaCommand.Kind kind =
                kinds().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        String text = SOUND.getOrDefault(name, "").replace(sound, other);

        assertThat(errors(name, text).isEmpty()).isEqualTo(accepted);
        assertThat(isBound(text, kind)).isEqualTo(bound);
    }

    private static boolean isBound(String text, SchemaCommand.Kind kind) {
        try {
            StrictYaml.read("x.yaml", text, kind.type());
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    private static List<Error> errors(String kind, String yaml) {
        return REGISTRY.getSchema(printed(kind)).validate(yaml, InputFormat.YAML);
    }

    private static String printed(String kind) {
        Run run = Run.of("schema", kind);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        return run.out();
    }
}
