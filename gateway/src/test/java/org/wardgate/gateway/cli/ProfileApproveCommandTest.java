package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileApproveCommandTest {
    private static final Path SHIPPED =
            Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")), "config", "profiles");

    @TempDir
    private Path directory = Path.of("set by JUnit");

    /** Bytes, times, whether an answer is waited for, and modem lines: all of it is in the fingerprint. */
    @Test
    void allThatIsApprovedIsShown() throws IOException {
        Path profile = changed("contec-v7.yaml", "  baud: 115200", "  baud: 115200\n  dtr: off\n  rts: on");

        assertThat(show(profile).outLines())
                .contains(
                        "  sends 7d81a7808080808080  stop-stored-data, once",
                        "  sends 7d81af808080808080  still-connected, every 5000 ms, not answered",
                        "  sets DTR off",
                        "  sets RTS on",
                        "approved by nobody; approve with --by NAME");
    }

    @Test
    void whatShipsIsInEffectAndWhatListensHasNothingToApprove() {
        assertThat(show(SHIPPED.resolve("contec-v7.yaml")).outLines())
                .contains("in effect")
                .noneMatch(line -> line.startsWith("  sets"));
        assertThat(show(SHIPPED.resolve("nonin-ascii.yaml")).outLines())
                .containsExactly(
                        "nonin-ascii: Nonin oximeter that writes lines of text",
                        "  sends nothing",
                        "nothing to approve");
    }

    @Test
    void onePersonIsNoTwoPeopleInWhateverSpelling() throws IOException {
        String profile = changed("contec-v7.yaml", "every: 5s", "every: 4s").toString();
        String config = directory.toString();

        assertThat(Run.of("profile", "approve", profile, "--config", config, "--by", "Ana Lopez")
                        .outLines())
                .contains("approved by [Ana Lopez]; a second person is needed before it takes effect");
        Run again = Run.of("profile", "approve", profile, "--config", config, "--by", "ana lopez.");
        assertThat(again.exitCode()).isEqualTo(ExitCode.UNABLE);
        assertThat(again.err()).startsWith("one person cannot approve twice: [Ana Lopez, ana lopez.]");
        assertThat(Run.of("profile", "approve", profile, "--config", config, "--by", "Jan Novak")
                        .outLines())
                .contains("approved by [Ana Lopez, Jan Novak]; in effect");
    }

    private Run show(Path profile) {
        Run run = Run.of("profile", "approve", profile.toString(), "--config", directory.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        return run;
    }

    private Path changed(String name, String from, String to) throws IOException {
        String text = Files.readString(SHIPPED.resolve(name));
        assertThat(text).contains(from);
        return Files.writeString(directory.resolve(name), text.replace(from, to));
    }
}
