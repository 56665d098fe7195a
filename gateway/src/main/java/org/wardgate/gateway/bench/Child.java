package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a process of its own, with this Java, its options and its class path. It prints the address of its page, as {@code
 * wardgate run} does, and is ended with this process at the latest.
 */
final class Child implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("http://localhost:([0-9]+)/");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TAIL_LINES = 20;

    private final Process process;
    private final Path log;
    private final Thread hook;
    private final Socket witness;
    private final BufferedReader answers;
    private final int port;

    private Child(Process process, Path log, Socket witness, int port) throws IOException {
        this.process = process;
        this.log = log;
        this.witness = witness;
        this.answers = new BufferedReader(new InputStreamReader(witness.getInputStream(), StandardCharsets.UTF_8));
        this.port = port;
        // one that is paused would not notice that it is alone
        this.hook = new Thread(process::destroyForcibly, "wardgate-bench-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a program and waits until it has said where its page is.
     *
     * @param log where its standard error goes.
     * @throws UnableException where it ends before.
     */
    static Child start(Path log, String mainClass, List<String> args) {
        Process process = null;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout((int) PATIENCE.toMillis());
            List<String> command = new ArrayList<>(java());
            command.add(Witness.class.getName());
            command.add(Integer.toString(server.getLocalPort()));
            command.add(mainClass);
            command.addAll(args);
            process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            Socket witness = server.accept();
            witness.setSoTimeout((int) PATIENCE.toMillis());
            witness.setTcpNoDelay(true);
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            Matcher page = PAGE.matcher(line == null ? "" : line);
            if (!page.matches()) {
                throw new IOException("it has ended or said '" + line + "'");
            }
            return new Child(process, log, witness, Integer.parseInt(page.group(1)));
        } catch (IOException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            throw new UnableException(
                    mainClass + " does not start: " + e.getMessage() + "; its last words:" + tail(log), e);
        }
    }

    /** The port of its page. */
    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What its witness has seen since it was asked last. */
    JsonNode witnessed() {
        try {
            OutputStream ask = witness.getOutputStream();
            ask.write('\n');
            ask.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new UnableException("the program under measurement has ended; its last words:" + tail(log));
            }
            return new ObjectMapper().readTree(answer);
        } catch (IOException e) {
            throw new UnableException("the program under measurement does not answer; its last words:" + tail(log), e);
        }
    }

    /** Stops its time: it gets no processor until {@link #resume}. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            witness.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new UnableException(
                        "process " + pid() + " cannot be sent " + name + "; its last words:" + tail(log));
            }
        } catch (IOException e) {
            throw new UnableException("no shell 'sh' here, which is needed to pause a program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                // what watches this process would fight over its files with one that watches the other
                .filter(option -> !option.startsWith("-javaagent:") && !option.startsWith("-agentlib:"))
                .forEach(java::add);
        java.add("-cp");
        java.add(System.getProperty("java.class.path"));
        return java;
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return " none";
        }
    }
}
