package org.wardgate.device.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fazecast.jSerialComm.SerialPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.PortOpenException.Reason;

/** What an engineer is told when a port does not open. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PortOpenIT {
    private final Pty pty = new Pty();

    @AfterEach
    void unplug() {
        pty.close();
    }

    private static Port open(Path path) {
        return JSerialCommPort.open(
                new SerialPorts(), new SerialPath(path.toString()), SerialSettings.eightNoneOne(9600));
    }

    /** Opening binds nobody, not even by exclusive mode where root is concerned: we look who has the port. */
    @Test
    void aPortThatAnotherProcessHasOpenIsRefusedWithItsName() throws Exception {
        Process holder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 3<>\"$0\"; echo ready; exec sleep 60",
                        pty.path().toString())
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");

            assertThatExceptionOfType(PortOpenException.class)
                    .isThrownBy(() -> open(pty.path()))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
                    .withMessageContaining("port " + pty.path() + " is in use by")
                    .withMessageContaining("(pid " + holder.pid() + ")");
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(Loop.WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        open(pty.path()).close();
    }

    @Test
    void aPortThatAnotherLineOfThisProcessHasIsRefused() {
        Port first = open(pty.path());

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> open(pty.path()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BUSY))
                .withMessageContaining("port " + pty.path() + " is in use by another line of this gateway");
        first.close();
        open(pty.path()).close();
    }

    /** A simulator in this process holds the master; were it held as a stranger's, no simulated device could be opened. */
    @Test
    void theFarEndOfAPseudoTerminalIsNotTakenForAnIntruder() {
        assertThat(PortHolders.of(pty.path())).isEmpty();
        Port port = open(pty.path());

        assertThat(PortHolders.of(pty.path())).isEmpty();
        port.close();
    }

    /** Run under another user in a virtual machine of its own, for root may open everything. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            try {
                open(Path.of(arguments[0])).close();
                System.out.println("opened");
            } catch (PortOpenException e) {
                System.out.println(e.reason() + " " + e.getMessage());
            }
        }
    }

    @Test
    void aPortWithoutPermissionNamesTheGroupToJoin(@TempDir Path directory) throws Exception {
        assumeSetpriv();
        GroupPrincipal dialout =
                pty.path().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("dialout");
        Files.getFileAttributeView(pty.path(), PosixFileAttributeView.class).setGroup(dialout);
        Files.setPosixFilePermissions(pty.path(), PosixFilePermissions.fromString("rw-rw----"));

        assertThat(openAsNobody(directory))
                .isEqualTo("NO_PERMISSION no permission to open port " + pty.path()
                        + " (rw-rw----, owner root, group dialout): user nobody is not in group dialout; add the user to"
                        + " group dialout (usermod -aG dialout nobody) and start Wardgate in a new login");
    }

    @Test
    void aPortThatItsGroupMayNotUseNamesTheMode(@TempDir Path directory) throws Exception {
        assumeSetpriv();
        Files.setPosixFilePermissions(pty.path(), PosixFilePermissions.fromString("rw-------"));

        assertThat(openAsNobody(directory))
                .startsWith("NO_PERMISSION no permission to open port " + pty.path())
                .contains("chmod g+rw " + pty.path());
    }

    private static void assumeSetpriv() {
        boolean usable =
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv"));
        if (!usable) {
            System.out.println("skipped: the permission tests need root and setpriv (package util-linux)");
        }
        assumeTrue(usable, "needs root and setpriv");
    }

    /** Runs {@link Probe} from copies that everybody may read. */
    private String openAsNobody(Path directory) throws Exception {
        String classPath = Stream.of(JSerialCommPort.class, PortOpenIT.class, SerialPort.class)
                .map(type -> copy(type, directory).toString())
                .collect(Collectors.joining(":"));
        Path scratch = Files.createDirectory(directory.resolve("scratch"));
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        }
        Process probe = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + scratch,
                        "-Duser.home=" + scratch,
                        "-cp",
                        classPath,
                        Probe.class.getName(),
                        pty.path().toString())
                .redirectError(scratch.resolve("errors.txt").toFile())
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(probe.getInputStream(), UTF_8))) {
            String line = output.readLine();
            assertThat(line).as(() -> errors(scratch)).isNotNull();
            return line;
        } finally {
            probe.destroyForcibly();
        }
    }

    private static String errors(Path scratch) {
        try {
            return Files.readString(scratch.resolve("errors.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Copies what a class was loaded from: a jar, or of a directory of classes this package. */
    private static Path copy(Class<?> type, Path directory) {
        try {
            Path from = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path to = directory.resolve(type.getSimpleName());
            if (Files.isRegularFile(from)) {
                return Files.copy(from, to);
            }
            String inside = "org/wardgate/device/line";
            Files.createDirectories(to.resolve(inside));
            try (Stream<Path> all = Files.list(from.resolve(inside))) {
                for (Path file : all.toList()) {
                    Files.copy(
                            file, to.resolve(inside).resolve(file.getFileName().toString()));
                }
            }
            return to;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
