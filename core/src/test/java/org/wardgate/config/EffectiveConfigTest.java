package org.wardgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.testing.Gen;

class EffectiveConfigTest {

    @Test
    void defaultsAreFilledInAndSaidToBeDefaults() {
        assertThat(text("name: pump-1\nline: /dev/ttyUSB0\ntiming: {retries: 5}\nbaud: 9600\n", SampleConfig.class))
                .isEqualTo("""
                        name: pump-1
                        line: /dev/ttyUSB0
                        baud: 9600 # default
                        offset-bytes: 0 # default
                        enabled: true # default
                        parity: none # default
                        timing:
                          poll-interval: 1s # default
                          retries: 5
                          loss-factor: 0.5 # default
                        beds: [] # default
                        delays: {} # default
                        access: # default
                          kind: open-access
                        """);
    }

    @Test
    void everyValueIsSpelledAsInAFile() {
        assertThat(text(StrictYamlTest.EVERY_KEY, SampleConfig.class)).isEqualTo("""
                        name: pump-1
                        line: /dev/ttyUSB0
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
                            channels: [1] # default
                        delays:
                          hypotension: [0s, 15s]
                          spo2: [5min, 2h]
                        access:
                          kind: token-file
                          file: secrets/token
                        """);
    }

    @Test
    void whatIsBelowADefaultIsMarkedOnce() {
        assertThat(text("name: a\nline: b\n", SampleConfig.class)).contains("""
                timing: # default
                  poll-interval: 1s
                  retries: 3
                  loss-factor: 0.5
                """);
    }

    @Test
    void secretsAreMaskedWithAllThatIsBelowThem() {
        Guarded guarded = new Guarded(
                "broker",
                "hunter2",
                List.of(new Login("ann", "hunter3"), new Login("bob", "hunter4")),
                Map.of("key", "hunter5"),
                null);

        assertThat(EffectiveConfig.lines(guarded))
                .containsExactly(
                        "host: broker",
                        "password: ***",
                        "logins:",
                        "  - user: ann",
                        "    password: ***",
                        "  - user: bob",
                        "    password: ***",
                        "keys: ***");
        assertThat(EffectiveConfig.lines(StrictYaml.read("x", "{host: h, password: changeme}", Guarded.class)))
                .as("whether a secret is the default is a secret")
                .containsExactly("host: h", "password: ***", "logins: [] # default", "keys: ***");
    }

    /** In a log, a text must not be taken for another value, nor move the cursor, nor begin a line of its own. */
    @Test
    void aTextThatCouldBeMistakenIsQuoted() {
        assertThat(List.of("a b", "Müller", "/dev/tty-1.0", "x_y"))
                .allSatisfy(plain -> assertThat(EffectiveConfig.lines(new Text(plain, Map.of())))
                        .startsWith("text: " + plain));
        assertThat(EffectiveConfig.lines(new Text(
                        "a\n2026-01-01 INFO all is well\t\u001b[2J\u202e\ud83d\ude00\udb40\udc01\"\\", Map.of())))
                .startsWith(
                        "text: \"a\\n2026-01-01 INFO all is well\\t\\u001B[2J\\u202E\ud83d\ude00\\U000E0001\\\"\\\\\"");
        assertThat(List.of("", "1", "true", "Null", "no", "~", "- a", "a: b", "a #b", "*x", " a", "a  b", "[x"))
                .allSatisfy(other -> assertThat(EffectiveConfig.lines(new Text(other, Map.of(other, "x"))))
                        .containsExactly("text: \"" + other + "\"", "by-name:", "  \"" + other + "\": x"));
    }

    @Test
    void theTextBindsToAnEqualRecord() {
        assertReadBack(StrictYaml.read("x", StrictYamlTest.EVERY_KEY, SampleConfig.class));
        assertReadBack(StrictYaml.read("x", "name: a\nline: b\n", SampleConfig.class));
        assertReadBack(new Nested(List.of(List.of(), List.of(Duration.ofMillis(1500))), new Empty(null), List.of()));
        assertReadBack(new Nested(
                List.of(), new Empty("x"), List.of(List.of(new Empty("a"), new Empty(null)), List.of(new Empty("b")))));
        String alphabet = "\n\t :-[]{}\"'#&*!|>%@`,?~abc019\u0007\u00e9\u2028\ufeff";
        Gen.check(11, 500, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertReadBack(new Text(
                    text.toString(), Map.of(text.toString(), text.reverse().toString())));
        });
    }

    private static void assertReadBack(Record record) {
        String text = String.join("\n", EffectiveConfig.lines(record));
        assertThat(StrictYaml.read("x", text, record.getClass())).as(text).isEqualTo(record);
    }

    private static <T extends Record> String text(String yaml, Class<T> type) {
        return String.join("\n", EffectiveConfig.lines(StrictYaml.read("x", yaml, type))) + "\n";
    }

    record Guarded(
            String host,
            @Secret @Default("changeme") String password,
            @Default("[]") List<Login> logins,
            @Secret @Default("{}") Map<String, String> keys,
            @Secret @Nullable Path keyFile) {}

    record Login(String user, @Secret String password) {}

    record Text(String text, @Default("{}") Map<String, String> byName) {}

    record Nested(List<List<Duration>> times, Empty empty, List<List<Empty>> lists) {}

    record Empty(@Nullable String note) {}
}
