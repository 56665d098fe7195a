package org.wardgate.gateway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.cli.Wardgate;

/** {@code wardgate run} in a process of its own, which can be stopped, killed and started anew on the same port. */
final class GatewayProcess implements AutoCloseable {
    private final Path configuration;
    private int port;
    private @Nullable Process process;

    /**
     * A gateway that does not run.
     *
     * @param configuration its directory of configuration, but for {@code gateway.yaml}, which is written here.
     */
    GatewayProcess(Path configuration) {
        this.configuration = configuration;
    }

    /** Starts it, and waits for its page. */
    void start() throws IOException {
        Files.writeString(configuration.resolve("gateway.yaml"), """
                ward: Ward 7
                beds: ["1", "2"]
                alarms: quick
                station:
                  port: %d
                """.formatted(port));
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // it lives for seconds
                        "-Dlogback.configurationFile=logback.xml", // its log as it ships
                        "-cp",
                        System.getProperty("java.class.path"),
                        Wardgate.class.getName(),
                        "run",
                        "--config",
                        configuration.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        configuration.resolve("gateway.log").toFile()))
                .start();
        process = started;
        String address = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8)).readLine();
        if (address == null) {
            throw new AssertionError("the gateway did not start: " + log());
        }
        port = Integer.parseInt(address.replaceAll("\\D", ""));
    }

    /** The port of its page, the same in every run. */
    int port() {
        return port;
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
    }

    /** Stops it in the middle of whatever it does; its sockets stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Whether it has logged something in any of its runs. */
    boolean hasLogged(String words) {
        return log().contains(words);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly(); // frozen or not
        }
    }

    private String log() {
        try {
            return Files.readString(configuration.resolve("gateway.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", name, Long.toString(process().pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill " + name + " failed: " + code);
        }
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }
}
