package org.wardgate.simulator.tty;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.line.Line;

/**
 * A line on a pseudo-terminal, found by clients under a symbolic link that keeps its name. Unplugged there is no link, since the
 * system may give the terminal's number to somebody else.
 */
public final class PtyLine implements Line {
    private static final Logger log = LoggerFactory.getLogger(PtyLine.class);

    private final Path link;
    private @Nullable Pty pty;
    private @Nullable Thread reader;
    private long lostBytes;

    /**
     * A line that is unplugged so far.
     *
     * @param link the symbolic link to keep. A link that is left from an earlier run is replaced, another file is not.
     */
    public PtyLine(Path link) {
        this.link = link.toAbsolutePath();
    }

    @Override
    public String address() {
        return link.toString();
    }

    @Override
    public void plug(Consumer<Bytes> receiver) throws IOException {
        if (pty != null) {
            return;
        }
        Pty plugged = Pty.open();
        try {
            putLink(Path.of(plugged.path()));
        } catch (IOException e) {
            plugged.close();
            throw e;
        }
        pty = plugged;
        reader = new Thread(() -> read(plugged, receiver), "wardgate-sim-" + link.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void unplug() {
        if (pty == null) {
            return;
        }
        removeLink();
        pty.hangUp();
        pty.wake();
        join(reader);
        pty.close();
        pty = null;
        reader = null;
    }

    @Override
    public void send(Bytes bytes) {
        lostBytes += bytes.length() - (pty == null ? 0 : pty.write(bytes));
    }

    @Override
    public long lostBytes() {
        return lostBytes;
    }

    @Override
    public void close() {
        unplug();
    }

    private static void read(Pty pty, Consumer<Bytes> receiver) {
        try {
            for (Bytes bytes = pty.read(); bytes.length() > 0; bytes = pty.read()) {
                receiver.accept(bytes);
            }
        } catch (IOException e) {
            log.warn("simulated line lost path={} reason={}", pty.path(), e.getMessage());
        }
    }

    private static void join(@Nullable Thread thread) {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the descriptors must not be closed under the reader's hands
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void putLink(Path target) throws IOException {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw new FileAlreadyExistsException(link.toString(), null, "not a link of the simulator; remove it");
        }
        Path directory = link.resolveSibling(".");
        Files.createDirectories(directory);
        Path fresh = link.resolveSibling("." + link.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, target);
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE); // replaces: a client never finds half a link
    }

    private void removeLink() {
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            log.warn("link left behind path={} reason={}", link, e.getMessage());
        }
    }
}
