package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the tutorial "a device from its manual" to the letter: a block that names a file begins or continues it, each line of a
 * block of commands is run, and what the last of them prints is the block of text behind it.
 */
class TutorialTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern EXIT_CODE = Pattern.compile("(?i)exit code (\\d)");
    private static final Pattern FRAME = Pattern.compile("(?m)^\\| `(\\[[^`]*])` \\| `([0-9a-f ]+)` \\|$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String LAUNCHER = "bin/wardgate ";

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private final List<String> ran = new ArrayList<>();

    @Test
    @Timeout(120)
    void whoFollowsItHasAWorkingProfile() throws Exception {
        copyConfiguration();
        String page = page();
        Run last = new Run(ExitCode.OK, "", "");
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String kind = blocks.group(1);
            String body = blocks.group(2);
            if (kind.startsWith("yaml ")) {
                append(kind.substring("yaml ".length()), body);
            } else if (kind.equals("sh")) {
                for (String command : body.lines().toList()) {
                    last = run(command);
                }
            } else {
                assertThat(kind).as("every block is followed").isEqualTo("text");
                assertThat(last.out() + last.err()).as(lastCommand()).isEqualTo(body);
                assertThat(last.exitCode()).as(lastCommand()).isEqualTo(announcedExitCode(page, blocks.end()));
            }
        }
        assertThat(ran).filteredOn(command -> command.startsWith(LAUNCHER)).hasSize(9);
        assertThat(Run.of("check", directory.resolve("my-config").toString()).exitCode())
                .isEqualTo(ExitCode.OK);
    }

    /** By a calculation that shares nothing with the profiles' own. */
    @Test
    void theChecksOfItsFramesAreRight() throws IOException {
        List<String> wrong = new ArrayList<>();
        Matcher frames = FRAME.matcher(page());
        int count = 0;
        while (frames.find()) {
            byte[] text = frames.group(1).getBytes(StandardCharsets.US_ASCII);
            int register = 0;
            for (byte each : text) {
                for (int bit = 7; bit >= 0; bit--) {
                    boolean feedback = (((register >> 15) ^ (each >> bit)) & 1) != 0;
                    register = ((register << 1) & 0xFFFF) ^ (feedback ? 0x1021 : 0);
                }
            }
            String expected = HexFormat.ofDelimiter(" ").formatHex(text)
                    + String.format(java.util.Locale.ROOT, " %02x %02x", register >> 8, register & 0xFF);
            if (!expected.equals(frames.group(2))) {
                wrong.add(frames.group(1) + " is " + expected);
            }
            count++;
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(4);
    }

    private Run run(String command) throws IOException, InterruptedException {
        ran.add(command);
        if (!command.startsWith(LAUNCHER)) {
            return shell(command);
        }
        List<String> arguments = new ArrayList<>();
        Matcher words = WORD.matcher(command.substring(LAUNCHER.length()));
        while (words.find()) {
            String word = words.group(1) == null ? words.group(2) : words.group(1);
            boolean isFile = Files.exists(directory.resolve(word));
            arguments.add(isFile ? directory.resolve(word).toString() : word);
        }
        Run run = Run.of(arguments.toArray(String[]::new));
        return new Run(run.exitCode(), relative(run.out()), relative(run.err()));
    }

    private Run shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as(command + ": " + printed).isZero();
        return new Run(ExitCode.OK, printed, "");
    }

    /** Paths as the reader sees them, whose commands are typed in the directory itself. */
    private String relative(String printed) {
        return printed.replace(directory + "/", "");
    }

    private String lastCommand() {
        return ran.get(ran.size() - 1);
    }

    /** What the prose up to the next block says of the exit code; without a word, all is well. */
    private static int announcedExitCode(String page, int from) {
        int end = page.indexOf("```", from);
        Matcher code = EXIT_CODE.matcher(page.substring(from, end < 0 ? page.length() : end));
        return code.find() ? Integer.parseInt(code.group(1)) : ExitCode.OK;
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void copyConfiguration() throws IOException {
        Path from = ROOT.resolve("config");
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(file -> {
                try {
                    Files.copy(
                            file,
                            directory
                                    .resolve("config")
                                    .resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/tutorial/a-device-from-its-manual.md"));
    }
}
