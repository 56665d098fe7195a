package org.wardgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.config.SampleConfig.Bed;
import org.wardgate.config.SampleConfig.OpenAccess;
import org.wardgate.config.SampleConfig.Parity;
import org.wardgate.config.SampleConfig.Timing;
import org.wardgate.config.SampleConfig.TokenFile;
import org.wardgate.model.Decimal;
import org.wardgate.testing.Gen;

class StrictYamlTest {
    static final String EVERY_KEY = """
            name: pump-1
            line: /dev/ttyUSB0 # plain text with a comment behind it
            baud: 19200
            offset-bytes: -9000000000
            enabled: false
            parity: forced-mark
            timing:
              poll-interval: 250ms
              retries: 5
              loss-factor: 0.25
            low-limit: 97.0
            note: "12"
            beds:
              - id: bed-1
                channels: [2, 8]
              - id: bed-2
                channels:
                  - 1
            delays:
              hypotension: [0ms, 15s]
              spo2: [5min, 2h]
            access:
              kind: token-file
              file: secrets/token
            """;

    @Test
    void keysThatAreLeftOutHaveTheirDefaults() {
        SampleConfig config = StrictYaml.read("x.yaml", "name: pump-1\nline: /dev/ttyUSB0\n", SampleConfig.class);

        assertThat(config)
                .isEqualTo(new SampleConfig(
                        "pump-1",
                        Path.of("/dev/ttyUSB0"),
                        9600,
                        0,
                        true,
                        Parity.NONE,
                        new Timing(Duration.ofSeconds(1), 3, Decimal.parse("0.5")),
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        new OpenAccess()));
    }

    @Test
    void everyKeyReachesItsComponent() {
        SampleConfig config = StrictYaml.read("x.yaml", EVERY_KEY, SampleConfig.class);

        assertThat(config)
                .isEqualTo(new SampleConfig(
                        "pump-1",
                        Path.of("/dev/ttyUSB0"),
                        19200,
                        -9_000_000_000L,
                        false,
                        Parity.FORCED_MARK,
                        new Timing(Duration.ofMillis(250), 5, Decimal.parse("0.25")),
                        Decimal.parse("97.0"),
                        "12",
                        List.of(new Bed("bed-1", List.of(2, 8)), new Bed("bed-2", List.of(1))),
                        Map.of(
                                "hypotension", List.of(Duration.ZERO, Duration.ofSeconds(15)),
                                "spo2", List.of(Duration.ofMinutes(5), Duration.ofHours(2))),
                        new TokenFile(Path.of("secrets/token"))));
    }

    @Test
    void listsAndMapsAreImmutableAndKeepTheirOrder() {
        SampleConfig config = StrictYaml.read("x.yaml", EVERY_KEY, SampleConfig.class);

        assertThat(config.delays().keySet()).containsExactly("hypotension", "spo2");
        assertThatThrownBy(() -> config.delays().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> config.beds().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Each row: what follows the two required keys, then the whole message; {@code \n} is a new line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "buad: 1|3:1: unknown key 'buad'; did you mean 'baud'?",
                "abud: 1|3:1: unknown key 'abud'; did you mean 'baud'?",
                "timing: {retrys: 1}|3:10: unknown key 'retrys'; did you mean 'retries'?",
                "timing: {x: 1}|3:10: unknown key 'x'; known here: poll-interval, retries, loss-factor",
                "serial-port: x|3:1: key 'serial-port' was removed; use 'line'",
                "name: y|3:1: duplicate key 'name'; first at line 1",
                "baud:|3:6: baud: has no value; give one or remove the key",
                "note: ~|3:7: note: has no value; give one or remove the key",
                "note: ''|3:7: note: expected text, found empty quotes",
                "note: [a]|3:7: note: expected text, found a list",
                "baud: abc|3:7: baud: expected a whole number, found 'abc'",
                "baud: '9600'|3:7: baud: expected a whole number, found the text '9600'; remove the quotes",
                "baud: 010|3:7: baud: expected a whole number, found '010'; write plain decimal digits",
                "baud: 0x10|3:7: baud: expected a whole number, found '0x10'; write plain decimal digits",
                "baud: 1_000|3:7: baud: expected a whole number, found '1_000'; write plain decimal digits",
                "baud: 1e3|3:7: baud: expected a whole number, found '1e3'; write plain decimal digits",
                "baud: +300|3:7: baud: expected a whole number, found '+300'; write plain decimal digits",
                "baud: 300.0|3:7: baud: expected a whole number, found '300.0'; write plain decimal digits",
                "baud: 299|3:7: baud: 299 is out of range; allowed is 300 to 115200",
                "baud: 115201|3:7: baud: 115201 is out of range; allowed is 300 to 115200",
                "baud: 2147483648|3:7: baud: 2147483648 is out of range; allowed is -2147483648 to 2147483647",
                "offset-bytes: 9223372036854775808|3:15: offset-bytes: 9223372036854775808 is out of range;"
                        + " allowed is -9223372036854775808 to 9223372036854775807",
                "timing: {retries: 0}|3:19: retries: 0 is out of range; allowed is at least 1",
                "timing: {loss-factor: 0.91}|3:23: loss-factor: 0.91 is out of range; allowed is at most 0.9",
                "timing: {poll-interval: 99ms}|3:25: poll-interval: 99ms is out of range; allowed is 100ms to 1h",
                "timing: {poll-interval: 61min}|3:25: poll-interval: 61min is out of range; allowed is 100ms to 1h",
                "timing: {poll-interval: 2h}|3:25: poll-interval: 2h is out of range; allowed is 100ms to 1h",
                "timing: {poll-interval: 3601s}|3:25: poll-interval: 3601s is out of range; allowed is 100ms to 1h",
                "timing: {poll-interval: 500}|3:25: poll-interval: expected a whole number with its unit ms, s, min or h,"
                        + " such as 500ms, found '500'; did you mean '500ms' or '500s'?",
                "timing: {poll-interval: 1.5s}|3:25: poll-interval: expected a whole number with its unit ms, s, min or h,"
                        + " such as 500ms, found '1.5s'; did you mean '1500ms'?",
                "timing: {poll-interval: 5m}|3:25: poll-interval: expected a whole number with its unit ms, s, min or h,"
                        + " such as 500ms, found '5m'; did you mean '5min'?",
                "timing: {poll-interval: 2 hours}|3:25: poll-interval: expected a whole number with its unit ms, s, min or h,"
                        + " such as 500ms, found '2 hours'",
                "timing: {poll-interval: [5s]}|3:25: poll-interval: expected a whole number with its unit ms, s, min or h,"
                        + " such as 500ms, found a list",
                "timing: 5|3:9: timing: expected a mapping, found '5'",
                "low-limit: .5|3:12: low-limit: expected a number, found '.5'; write plain decimal digits",
                "low-limit: .nan|3:12: low-limit: expected a number, found '.nan'",
                "low-limit: 0.1234567890123456789|3:12: low-limit: 0.1234567890123456789 has more digits than can be kept",
                "enabled: yes|3:10: enabled: expected true or false, found 'yes'; did you mean 'true'?",
                "enabled: on|3:10: enabled: expected true or false, found 'on'; did you mean 'true'?",
                "enabled: True|3:10: enabled: expected true or false, found 'True'; did you mean 'true'?",
                "enabled: off|3:10: enabled: expected true or false, found 'off'; did you mean 'false'?",
                "enabled: 1|3:10: enabled: expected true or false, found '1'",
                "enabled: 'true'|3:10: enabled: expected true or false, found the text 'true'; remove the quotes",
                "parity: evne|3:9: parity: expected one of none, odd, even, forced-mark; found 'evne'; did you mean 'even'?",
                "parity: EVEN|3:9: parity: expected one of none, odd, even, forced-mark; found 'EVEN'; did you mean 'even'?",
                "parity: FORCED_MARK|3:9: parity: expected one of none, odd, even, forced-mark; found 'FORCED_MARK';"
                        + " did you mean 'forced-mark'?",
                "lowLimit: 1|3:1: unknown key 'lowLimit'; did you mean 'low-limit'?",
                "low_limit: 1|3:1: unknown key 'low_limit'; did you mean 'low-limit'?",
                "poll: 1s|3:1: key 'poll' was removed; use 'timing.poll-interval'",
                "parity: [odd]|3:9: parity: expected one of none, odd, even, forced-mark, found a list",
                "beds: 5|3:7: beds: expected a list, found '5'",
                "beds: [{}]|3:8: beds[0]: missing key 'id'",
                "beds: [{id: Bed 1}]|3:8: beds[0]: id is made of a-z, 0-9 and '-', not Bed 1",
                "beds: [{id: a, channels: [1, 9]}]|3:30: channels[1]: 9 is out of range; allowed is 1 to 8",
                "beds: [{id: a, channels: [1, 3, 2]}]|3:33: channels are in rising order",
                "access: {kind: token-file, file: /etc/x}|3:28: a token's file is relative, not /etc/x",
                "delays: [1s]|3:9: delays: expected a mapping, found a list",
                "delays: {a: [1]}|3:14: a[0]: expected a whole number with its unit ms, s, min or h, such as 500ms, found '1';"
                        + " did you mean '1ms', '1s', '1min' or '1h'?",
                "delays: {'': [1s]}|3:10: a key is not empty",
                "delays: {[a]: [1s]}|3:10: expected a key, found a list",
                "access: {}|3:9: access: missing key 'kind'; it is one of open-access, token-file",
                "access: none|3:9: access: expected a mapping, found 'none'",
                "access: {kind: token-fiel}|3:16: kind: expected one of open-access, token-file; found 'token-fiel';"
                        + " did you mean 'token-file'?",
                "access: {kind: [a]}|3:16: kind: expected one of open-access, token-file; found a list",
                "access: {kind: token-file}|3:9: access: missing key 'file'",
                "note: &a x|3:7: anchors, aliases and merge keys are refused, so that each value stands where it is used;"
                        + " write it out",
                "note: *a|3:7: anchors, aliases and merge keys are refused, so that each value stands where it is used;"
                        + " write it out",
                "<<: {a: b}|3:1: anchors, aliases and merge keys are refused, so that each value stands where it is used;"
                        + " write it out",
                "note: !!str x|3:7: tags are refused: remove 'tag:yaml.org,2002:str'",
                "timing: !x {}|3:9: tags are refused: remove '!x'",
                "beds: !x []|3:7: tags are refused: remove '!x'",
                "---\\na: 1|3:1: a second document begins; a file holds one",
                "timing:\\n\\tretries: 1|4:1: a tab cannot indent or separate; use spaces",
                "note: \"open|3:7: not valid YAML: opened here and never closed",
                "beds: [1|3:7: not valid YAML: opened here and never closed",
                "note: @x|3:7: not valid YAML: found character '@' that cannot start any token. (Do not use @ for indentation)"
                        + " while scanning for the next token",
                "note: a: b|3:8: not valid YAML: mapping values are not allowed here",
                "note: \u0007|3:7: character U+0007 is not allowed here; remove it",
            })
    void aMistakeIsReportedWhereItStands(String lines, String expected) {
        String text = "name: pump-1\nline: /dev/ttyUSB0\n"
                + lines.replace("\\n", "\n").replace("\\t", "\t") + "\n";

        assertThat(messages(text)).containsExactly("x.yaml:" + expected);
    }

    @Test
    void allMistakesOfAFileAreReportedAtOnceFromTopToBottom() {
        assertThat(messages("""
                enabled: maybe
                baud: 1
                timing:
                  retries: 0
                  poll-intervall: 1s
                beds:
                  - id: A B
                  - channels: [x]
                """))
                .containsExactly(
                        "x.yaml:1:1: missing key 'name'",
                        "x.yaml:1:1: missing key 'line'",
                        "x.yaml:1:10: enabled: expected true or false, found 'maybe'",
                        "x.yaml:2:7: baud: 1 is out of range; allowed is 300 to 115200",
                        "x.yaml:4:12: retries: 0 is out of range; allowed is at least 1",
                        "x.yaml:5:3: unknown key 'poll-intervall'; did you mean 'poll-interval'?",
                        "x.yaml:7:5: beds[0]: id is made of a-z, 0-9 and '-', not A B",
                        "x.yaml:8:5: beds[1]: missing key 'id'",
                        "x.yaml:8:16: channels[0]: expected a whole number, found 'x'");
    }

    @Test
    void aMisspelledRequiredKeyIsOneMistake() {
        assertThat(messages("nmae: a\nline: b\n"))
                .containsExactly("x.yaml:1:1: unknown key 'nmae'; did you mean 'name'?");
    }

    @Test
    void aRemovedRequiredKeyIsOneMistake() {
        assertThat(messages("name: a\nserial-port: b\n"))
                .containsExactly("x.yaml:2:1: key 'serial-port' was removed; use 'line'");
    }

    @Test
    void aDocumentThatIsNoMappingIsAMistake() {
        assertThat(messages("- a\n")).containsExactly("x.yaml:1:1: expected a mapping, found a list");
        assertThat(messages("")).containsExactly("x.yaml:1:1: empty file");
        assertThat(messages("# nothing\n")).containsExactly("x.yaml:1:1: empty file");
        assertThat(messages("%YAML 3.0\n---\na: 1\n"))
                .singleElement()
                .asString()
                .startsWith("x.yaml:1:1: not valid YAML");
    }

    @Test
    void textOfSeveralLinesIsABlock() {
        String message = ": a value ends in the line it begins in; text of several lines begins with |";

        assertThat(messages("name: a\n  b\nline: \"c\n  d\"\n"))
                .containsExactly("x.yaml:1:7" + message, "x.yaml:3:7" + message);
        assertThat(StrictYaml.read("x.yaml", "name: |\n  a\n  b\nline: c\n", SampleConfig.class)
                        .name())
                .isEqualTo("a\nb\n");
    }

    /** A key that the file does not have has no place; the nearest one is that of the record, which is the file's here. */
    @Test
    void aBadValueThatIsADefaultIsReportedAtTheRecord() {
        assertThatThrownBy(() -> StrictYaml.read("x.yaml", "{before: 5s}", Interval.class))
                .hasMessage("x.yaml:1:1: an interval ends after it begins");
        assertThatThrownBy(() -> StrictYaml.read("x.yaml", "{before: 5s, after: 5s}", Interval.class))
                .hasMessage("x.yaml:1:14: an interval ends after it begins");
    }

    @Test
    void aBadValueKeepsTheKeyThatWasNamedFirst() {
        assertThatThrownBy(() -> BadValue.at("outer", () -> {
                    throw new BadValue("inner", "no");
                }))
                .isInstanceOfSatisfying(BadValue.class, e -> assertThat(e.key()).isEqualTo("inner"))
                .hasMessage("no");
    }

    @Test
    void longValuesAreShortenedInMistakes() {
        assertThat(messages("name: a\nline: b\nbaud: " + "x".repeat(50)))
                .containsExactly("x.yaml:3:7: baud: expected a whole number, found '" + "x".repeat(40) + "...'");
    }

    @Test
    void depthIsBounded() {
        String text = "name: a\nline: b\nbeds: " + "[".repeat(100_000);

        assertThat(messages(text)).containsExactly("x.yaml:3:38: nested deeper than 32 levels");
    }

    /** Whatever single key or value is spoiled, a mistake is named in its line. */
    @Test
    void aSpoiledKeyOrValueIsReportedInItsLine() {
        List<String> lines = EVERY_KEY.lines().toList();
        List<String> spoilers = List.of("*a", "&a b", "!t c", "{q: w, q: e}", "@", "\"open", "<<");
        Gen.check(20260101, 400, random -> {
            int index = random.nextInt(lines.size());
            String line = lines.get(index);
            int colon = line.indexOf(':');
            boolean spoilKey = colon >= 0 && (colon == line.length() - 1 || random.nextBoolean());
            String spoiler = spoilers.get(random.nextInt(spoilKey ? 2 : spoilers.size() - 1));
            int start = colon >= 0 && !spoilKey
                    ? colon + 2
                    : line.length() - line.replaceAll("^[ -]*", "").length();
            String spoiled = spoilKey
                    ? line.substring(0, start) + "zzzzzzzz" + line.substring(colon)
                    : line.substring(0, start) + spoiler;
            String text = String.join("\n", lines.subList(0, index))
                    + (index == 0 ? "" : "\n") + spoiled + "\n"
                    + String.join("\n", lines.subList(index + 1, lines.size())) + "\n";
            boolean anyNameDoes = spoilKey && line.matches("  (hypotension|spo2):.*");

            List<Problem> problems = anyNameDoes ? List.of() : problems(text);

            assertThat(anyNameDoes
                            || problems.stream()
                                    .anyMatch(problem -> problem.line() == index + 1
                                            && problem.column() >= 1
                                            && problem.column() <= spoiled.length()))
                    .as("%s%n%s", text, problems)
                    .isTrue();
        });
    }

    /** Random damage of the text never ends in anything but a record or a list of mistakes. */
    @Test
    void anyTextIsBoundOrRefused() {
        String alphabet = "\n\t :-[]{}\"'#&*!|>%@`,?~abc019\u0000\uD800\u00e9";
        Gen.check(7, 2000, random -> {
            StringBuilder text = new StringBuilder(EVERY_KEY);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                StrictYaml.read("x.yaml", text.toString(), SampleConfig.class);
            } catch (ConfigException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        });
    }

    @Test
    void aFileIsNamedAsTheCallerNamedIt(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("x.yaml");
        Files.writeString(file, EVERY_KEY.replace("19200", "no"));

        assertThatThrownBy(() -> StrictYaml.read(file, SampleConfig.class))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ":3:7: baud: expected a whole number, found 'no'");

        Files.writeString(file, EVERY_KEY);
        assertThat(StrictYaml.read(file, SampleConfig.class).baud()).isEqualTo(19200);
    }

    @Test
    void filesThatCannotBeReadAreMistakes(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.yaml");
        Path large = directory.resolve("large.yaml");
        Path latin1 = directory.resolve("latin1.yaml");
        Files.write(large, new byte[StrictYaml.MAX_BYTES + 1]);
        Files.write(latin1, "name: a\nline: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
        Problems problems = new Problems();

        for (Path file : List.of(missing, directory, large, latin1)) {
            assertThat(problems.collect(() -> StrictYaml.read(file, SampleConfig.class)))
                    .isEmpty();
        }

        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly(
                        missing + ": no such file",
                        directory + ": cannot be read: is a directory",
                        large + ": larger than 1048576 bytes",
                        latin1 + ":2:8: not UTF-8; save the file in this encoding");
        assertThatThrownBy(() -> StrictYaml.read("t", "a".repeat(StrictYaml.MAX_BYTES + 1), SampleConfig.class))
                .hasMessage("t: larger than 1048576 bytes");
    }

    @Test
    void aCallerReportsItsOwnMistakesAtAKey() {
        Bound<SampleConfig> bound = StrictYaml.bind("x.yaml", EVERY_KEY, SampleConfig.class);
        Problems problems = new Problems();

        problems.add(bound.problemAt("beds[1].channels[0]", "no such channel"));
        problems.add(bound.problemAt("access.file", "no such file"));
        problems.add(bound.problemAt("delays.spo2[1]", "too long"));

        assertThat(bound.file()).isEqualTo("x.yaml");
        assertThat(bound.at("beds[1].id")).isEqualTo(new Position(16, 5));
        assertThat(bound.at("timing.retries")).isEqualTo(new Position(9, 3));
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                x.yaml:18:9: no such channel
                x.yaml:24:3: no such file
                x.yaml:21:16: too long""");
    }

    @Test
    void theMistakeOfAKeyLeftToItsDefaultStandsAtTheKeyAroundIt() {
        Bound<SampleConfig> bound = StrictYaml.bind("x.yaml", "name: a\nline: b\ntiming: {}\n", SampleConfig.class);

        assertThat(bound.at("timing.retries")).isEqualTo(new Position(3, 1));
        assertThat(bound.at("baud")).isEqualTo(new Position(1, 1));
        assertThat(bound.value().timing().retries()).isEqualTo(3);
    }

    @Test
    void aRecordThatCannotBeConfiguredIsTheProgrammersMistake() {
        assertThatThrownBy(() -> StrictYaml.read("x", "value: 1", Unbindable.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StrictYaml.read("x", "values: {1: a}", UnbindableMap.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StrictYaml.read("x", "other: a", BadDefault.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected a whole number, found 'x'");
        assertThatThrownBy(() -> StrictYaml.read("x", "text: a", BadRange.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StrictYaml.read("x", "text: a", Failing.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void distanceCountsASwapOfNeighboursAsOne() {
        assertThat(Spelling.distance("buad", "baud")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.kebab("pollIntervalMillis")).isEqualTo("poll-interval-millis");
    }

    record Unbindable(Object value) {}

    record UnbindableMap(Map<Integer, String> values) {}

    record BadDefault(String other, @Default("x") int number) {}

    record BadRange(@Range(min = "1") String text) {}

    record Interval(Duration before, @Default("0s") Duration after) {
        Interval {
            if (after.compareTo(before) <= 0) {
                throw new BadValue("after", "an interval ends after it begins");
            }
        }
    }

    record Failing(String text) {
        Failing {
            throw new UnsupportedOperationException(text);
        }
    }

    private static List<String> messages(String text) {
        return problems(text).stream().map(Problem::toString).toList();
    }

    private static List<Problem> problems(String text) {
        ConfigException e =
                catchThrowableOfType(ConfigException.class, () -> StrictYaml.read("x.yaml", text, SampleConfig.class));
        return e == null ? List.of() : e.problems();
    }
}
