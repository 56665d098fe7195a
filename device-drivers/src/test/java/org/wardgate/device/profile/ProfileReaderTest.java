package org.wardgate.device.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.config.ConfigException;
import org.wardgate.device.profile.example.Examples;

/** Mistakes in profiles, and where they are told. */
class ProfileReaderTest {
    /** A pump that is asked, in lines. The first line is 1. */
    private static final String PUMP = """
            profile: pump
            title: a pump
            manufacturer: Maker
            model: Model
            vendor: maker
            evidence: reference
            sources: [a manual]
            if-silent: look at it
            line: {baud: 9600}
            framing: {kind: lines, end: cr, longest: 80}
            timing: {silent-after: 3s}
            queries:
              - name: value
                text: "V\\r"
                every: 1s
            messages:
              - name: value
                match: 'V(?<v>\\d+)(?<s>[RS])'
                answers: [value]
                fields:
                  v: {kind: group, group: v}
                  s: {kind: group, group: s, form: text}
                flags:
                  stopped: {kind: one-of, fields: [s], values: [S]}
            readings:
              - {metric: MDC_PULS_OXIM_PULS_RATE, field: v, unit: /min}
            pump:
              state: s
              states: {R: infusing, S: stopped}
            alerts:
              - {code: STOP, text: stopped, priority: low, when: [stopped], until: [infusing]}
            identity: {}
            clock: {field: s, format: "yyyy"}
            examples:
              - name: one value
                feed:
                  - answers: value
                    text: "V72R\\r"
                events:
                  - "counted unreadable-device-time"
                  - "line live none"
                  - "identity 'Maker' 'Model'"
                  - "MDC_PULS_OXIM_PULS_RATE 72 /min"
                  - "pump infusing 'R'"
            """;

    /** A stream of frames in packets. */
    private static final String STREAM = """
            profile: stream
            title: a stream
            manufacturer: Maker
            model: Model
            vendor: maker
            evidence: reference
            sources: [a manual]
            if-silent: look at it
            line: {baud: 9600}
            framing:
              kind: frames
              starts-with: "01"
              length: {kind: fixed, bytes: 4}
              checksum: {kind: sum, place: {to: 2, at: 3}}
            packet:
              frames: 2
              first: "1:0"
            timing: {silent-after: 3s}
            messages:
              - name: packet
                fields:
                  v: {kind: bits, of: ["1/2"]}
                  curve: {kind: samples, of: ["*/2"]}
                flags:
                  off: {kind: bit, of: ["*/1:7"]}
            readings:
              - {metric: "raw:v", field: v, unit: "1"}
            waves:
              - {metric: "raw:curve", field: curve, samples-per-second: 50, gather: 2}
            examples:
              - name: one packet
                feed:
                  - bytes: "01 01 05 07 01 00 06 07 01 01 05 07"
                events:
                  - "line live none"
                  - "identity 'Maker' 'Model'"
                  - "raw:v 5 1"
                  - "raw:curve 50/s 5 6"
            """;

    @Test
    void profilesWithoutMistakesAreRead() {
        assertThatCode(() -> ProfileReader.read("pump.yaml", PUMP)).doesNotThrowAnyException();
        assertThatCode(() -> ProfileReader.read("stream.yaml", STREAM)).doesNotThrowAnyException();
    }

    /** A mistake that is made in a sound profile. */
    record Mistake(String profile, String from, String to, List<String> told) {
        String text() {
            String sound = profile.equals("pump") ? PUMP : STREAM;
            assertThat(sound).as(profile).containsOnlyOnce(from);
            return sound.replace(from, to);
        }

        @Override
        public String toString() {
            return String.join("; ", told);
        }
    }

    /** The table of mistakes: taken out (-), put in (+), told (=). */
    static List<Mistake> mistakes() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ProfileReaderTest.class.getResourceAsStream("mistakes.txt"))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String entry : table.substring(table.indexOf("\n@") + 3).split("\n@ ", -1)) {
                mistakes.add(new Mistake(
                        entry.substring(0, entry.indexOf('\n')).strip(),
                        String.join("\n", lines(entry, "- ")),
                        String.join("\n", lines(entry, "+ ")),
                        lines(entry, "= ")));
            }
        }
        return mistakes;
    }

    private static List<String> lines(String entry, String mark) {
        return entry.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWhereItStands(Mistake mistake) {
        assertThat(problems(mistake.text())).isEqualTo(mistake.told());
    }

    @Test
    void allMistakesOfAFileAreToldAtOnceInTheirOrder() {
        String text = PUMP.replace("field: v, unit", "field: w, unit").replace("when: [stopped]", "when: [halted]");

        assertThat(problems(text)).hasSize(2);
    }

    @Test
    void aFileIsNamedLikeItsProfile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("pumps.yaml"), PUMP);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProfileReader.read(file))
                .withMessageContaining(file + ":1:1: the file of this profile is called pump.yaml");
        assertThat(ProfileReader.read(Files.move(file, directory.resolve("pump.yaml")))
                        .name())
                .isEqualTo("pump");
    }

    /** Whoever writes a profile looks at what its bytes become, before the example says so. */
    @Test
    void examplesThatDoNotComeTrueYetAreOfUseToTheirAuthorAlone(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("draft.yaml"), PUMP.replace("72 /min\"", "73 /min\""));

        Profile draft = ProfileReader.readUnproven(file);

        assertThat(Examples.play(draft, draft.file().examples().get(0))).contains("MDC_PULS_OXIM_PULS_RATE 72 /min");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> ProfileReader.read(file));
    }

    @Test
    void profilesAreEqualWhoseFilesAreLetterByLetter() {
        Profile profile = ProfileReader.read("a.yaml", PUMP);

        assertThat(profile)
                .isEqualTo(ProfileReader.read("b.yaml", PUMP))
                .hasSameHashCodeAs(ProfileReader.read("b.yaml", PUMP));
        assertThat(profile).isNotEqualTo(ProfileReader.read("a.yaml", PUMP + "## the end\n"));
    }

    private static List<String> problems(String text) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> ProfileReader.read("p.yaml", text));
        return e == null
                ? List.of()
                : e.problems().stream()
                        .map(problem -> problem.toString().replaceFirst("^p.yaml:", ""))
                        .toList();
    }
}
