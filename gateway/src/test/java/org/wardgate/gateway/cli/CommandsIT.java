package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that open ttys and sockets. */
@Timeout(60)
class CommandsIT {

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void theSimulatorTellsWhereItsTtysAreAndPutsThemAway() throws IOException {
        Path lines = directory.resolve("lines");

        Run run = Run.of("sim", "pressure-falls", "--lines", lines.toString(), "--for", "200ms");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.outLines()).isNotEmpty().allMatch(line -> line.contains("  " + lines + "/"));
        assertThat(run.errLines()).hasSameSizeAs(run.outLines());
        try (Stream<Path> left = Files.list(lines)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theSimulatorsOwnDirectoryGoesWithIt() {
        Run run = Run.of("sim", "pressure-falls", "--for", "100ms");

        Path link = Path.of(run.outLines().get(0).split("  ", 2)[1]);
        assertThat(link.getParent()).isNotNull();
        assertThat(link.getParent().getFileName().toString()).startsWith("wardgate-lines");
        assertThat(link.getParent()).doesNotExist();
    }

    @Test
    void aReplayServesItsPageForTheTimeItIsGiven() {
        Path recording = DecodeCommandTest.Recordings.of(
                directory, "!INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905|959E\r");

        Run run = Run.of("replay", recording.toString(), "--port", "0", "--for", "300ms");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.outLines()).singleElement().asString().matches("http://localhost:[0-9]+/");
        assertThat(run.err()).isEqualTo("");
    }

    @Test
    void aPortThatIsTakenIsSaidSo() throws IOException {
        Path recording = DecodeCommandTest.Recordings.of(directory, "!INF|4961\r");
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            List<String> said = Run.of("replay", recording.toString(), "--port", port, "--for", "1s")
                    .errLines();

            assertThat(said).singleElement().asString().contains(port);
        }
    }
}
