package org.wardgate.device.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has a device file open, read from the process table of Linux. A user sees the files of its own processes only, root sees
 * all; elsewhere than on Linux nobody is found.
 *
 * <p>The lock of the serial library is advisory, and a terminal's own exclusive mode does not bind root. Two readers of one port
 * would each get some of the bytes, and neither would notice, so a port that another process has open is not opened.
 */
final class PortHolders {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String PSEUDO_TERMINALS = "/dev/pts/";

    private PortHolders() {}

    /**
     * A process that has the file open.
     *
     * @param pid its number.
     * @param command its name, without arguments.
     */
    record Holder(long pid, String command) {
        @Override
        public String toString() {
            return command + " (pid " + pid + ")";
        }
    }

    /** The holders in words. */
    static String describe(List<Holder> holders) {
        return holders.stream().map(Holder::toString).collect(Collectors.joining(", "));
    }

    /** The processes that have a device open, this one included. The far end of a pseudo-terminal may hold both of its ends. */
    static List<Holder> of(Path device) {
        List<Holder> holders = new ArrayList<>();
        if (Files.isDirectory(PROCESSES.resolve("self/fd"))) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
                for (Path process : processes) {
                    if (holds(process, device.toString())) {
                        holders.add(
                                new Holder(Long.parseLong(process.getFileName().toString()), command(process)));
                    }
                }
            } catch (IOException e) {
                // no process table to read: as if nobody had the port
                holders.clear();
            }
        }
        return holders;
    }

    private static boolean holds(Path process, String device) {
        boolean held = false;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (device.equals(target)) {
                    held = true;
                } else if (target != null && target.endsWith("ptmx") && isFarEnd(process, descriptor, device)) {
                    return false;
                }
            }
        } catch (IOException e) {
            // the process has ended, or belongs to another user
            return false;
        }
        return held;
    }

    private static @Nullable String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return null; // closed since it was listed
        }
    }

    /** Linux states which pseudo-terminal a master belongs to in {@code fdinfo}, proc(5). */
    private static boolean isFarEnd(Path process, Path descriptor, String device) throws IOException {
        if (!device.startsWith(PSEUDO_TERMINALS)) {
            return false;
        }
        String index = device.substring(PSEUDO_TERMINALS.length());
        Path info = process.resolve("fdinfo").resolve(descriptor.getFileName());
        return Files.readAllLines(info, StandardCharsets.ISO_8859_1).contains("tty-index:\t" + index);
    }

    private static String command(Path process) {
        try {
            return Files.readString(process.resolve("comm"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
