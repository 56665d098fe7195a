package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Profiles that try to command a pump, whoever has approved them: each is refused where it stands, and the gateway does not so much
 * as connect.
 */
class CommandingProfileIT {
    /** A profile of a pump that is asked with these queries. */
    private static final String PROFILE = """
            profile: commander
            title: a pump
            manufacturer: Maker
            model: Model
            vendor: maker
            evidence: reference
            sources: [none]
            if-silent: look at it
            line: {baud: 9600%s}
            framing: {kind: lines, end: cr, longest: 40}
            timing: {silent-after: 5s}
            queries:
            %s
            messages:
              - name: status
                match: '(?<status>[IS])'
                fields:
                  status: {kind: group, group: status, form: text}
            pump:
              state: status
              states: {I: infusing, S: stopped}
            examples:
              - name: infusing
                feed: [{text: "I\\r"}]
                events:
                  - "line live none"
                  - "identity 'Maker' 'Model'"
                  - "pump infusing 'I'"
            """;

    @TempDir
    private Path directory;

    static Stream<Arguments> attempts() {
        return Stream.of(
                Arguments.of("in plain words", "", text("0RUN\\r"), "New Era NE-1000: run"),
                Arguments.of("in small letters", "", text("0run\\r"), "New Era NE-1000: run"),
                Arguments.of("with blanks, which the pump strips", "", text("0 R U N\\r"), "New Era NE-1000: run"),
                Arguments.of("as bytes", "", bytes("30 52 55 4e 0d"), "New Era NE-1000: run"),
                Arguments.of(
                        "with a high bit that the line cuts off",
                        ", data-bits: 7, parity: even",
                        bytes("b0 d2 d5 ce 8d"),
                        "New Era NE-1000: run"),
                Arguments.of("split over two queries", "", text("0R") + text("UN\\r"), "New Era NE-1000: run"),
                Arguments.of(
                        "split over two queries in the other order",
                        "",
                        text("UN\\r") + text("0R"),
                        "New Era NE-1000: run"),
                Arguments.of(
                        "with the right check of another pump",
                        "",
                        text("!INF_START|2D0E\\r"),
                        "Alaris Asena: start infusion"),
                Arguments.of(
                        "with the right check of a third",
                        "",
                        bytes("5b 50 52 49 52 41 54 45 3d 35 2e 30 5d 53 f5"),
                        "Baxter AS50: set rate"));
    }

    private static String text(String text) {
        return "  - name: q%d\n    text: \"" + text + "\"\n    answered: false\n";
    }

    private static String bytes(String hex) {
        return "  - name: q%d\n    bytes: \"" + hex + "\"\n    answered: false\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void aProfileThatCommandsIsRefusedWhereItStandsAndNoByteLeaves(
            String how, String line, String queries, String command) throws IOException {
        String numbered = queries;
        for (int i = 1; numbered.contains("%d"); i++) {
            numbered = numbered.replaceFirst("%d", Integer.toString(i));
        }
        try (ServerSocket farEnd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            farEnd.setSoTimeout(1); // whoever has connected has done so before the command ended
            Path profile = configuration(farEnd.getLocalPort(), PROFILE.formatted(line, numbered.stripTrailing()));

            Run run = Run.of("run", "--config", directory.toString());
            Run check = Run.of("check", directory.toString());

            assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(run.err())
                    .containsPattern("commander\\.yaml:1[3-9]:[0-9]+: query 'q[12]' is a control command")
                    .contains(command);
            assertThat(check.out()).contains(profile.toString(), command);
            assertThat(connections(farEnd)).as("connections to the pump").isZero();
        }
    }

    private Path configuration(int port, String profile) throws IOException {
        Files.createDirectories(directory.resolve("devices"));
        Files.createDirectories(directory.resolve("profiles"));
        Files.createDirectories(directory.resolve("alarms"));
        Files.copy(Path.of("..", "config", "alarms", "adult.yaml"), directory.resolve("alarms/adult.yaml"));
        Files.writeString(directory.resolve("gateway.yaml"), "ward: w\nbeds: [\"1\"]\nstation: {port: 0}\n");
        Files.writeString(
                directory.resolve("devices/pump.yaml"),
                "device: pump\nbed: \"1\"\nprofile: commander\nline: {kind: tcp, host: localhost, port: " + port
                        + "}\n");
        return Files.writeString(directory.resolve("profiles/commander.yaml"), profile);
    }

    private static int connections(ServerSocket farEnd) {
        int count = 0;
        while (true) {
            try {
                farEnd.accept().close();
                count++;
            } catch (IOException e) {
                return count; // nobody else waits
            }
        }
    }
}
