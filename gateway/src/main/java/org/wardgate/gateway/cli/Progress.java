package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/**
 * One line on the terminal that says how far a long command is: from two seconds on, once a second. Where standard error is no
 * terminal it says nothing.
 */
final class Progress {
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintWriter err;
    private final boolean terminal;
    private final TimeSource time;
    private final long startNanos;
    private long nextNanos;
    private boolean shown;

    Progress(PrintWriter err) {
        this(err, isTerminal(), new SystemTimeSource());
    }

    Progress(PrintWriter err, boolean terminal, TimeSource time) {
        this.err = err;
        this.terminal = terminal;
        this.time = time;
        this.startNanos = time.linkNanos();
        this.nextNanos = startNanos + SILENT_NANOS;
    }

    /** Since the command began. */
    Duration elapsed() {
        return Duration.ofNanos(time.linkNanos() - startNanos);
    }

    /** Says how far it is, where it is time to. */
    void at(String what) {
        if (terminal && time.linkNanos() >= nextNanos) {
            nextNanos = time.linkNanos() + EVERY_NANOS;
            shown = true;
            err.print("\r" + what + "   ");
            err.flush();
        }
    }

    /** Wipes the line. */
    void end() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    private static boolean isTerminal() {
        try {
            String device = Path.of("/proc/self/fd/2").toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
