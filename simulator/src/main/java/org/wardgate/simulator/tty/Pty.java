package org.wardgate.simulator.tty;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.wardgate.bytes.Bytes;

/**
 * One pseudo-terminal, raw from the start. The device has the master's side; clients open {@link #path()}.
 *
 * <p>The pseudo-terminal holds a descriptor of its own on the clients' side: without it a read would fail while no client is
 * there. One thread reads; one other may write, {@link #wake} and, when the reader is gone, {@link #close}.
 */
final class Pty implements AutoCloseable {
    private static final int POLLFD_SIZE = 8;
    private static final int PATH_SIZE = 128;
    private static final int CHUNK = 4096;

    private final int master;
    private final int slave;
    private final int[] waker = {-1, -1};
    private final String path;
    private final byte[] chunk = new byte[CHUNK];
    private final Memory pollFds = new Memory(2L * POLLFD_SIZE);

    private Pty(int master) throws IOException {
        this.master = master;
        check("grantpt", LibC.grantpt(master));
        check("unlockpt", LibC.unlockpt(master));
        byte[] name = new byte[PATH_SIZE];
        check("ptsname_r", LibC.ptsname_r(master, name, new NativeLong(name.length)));
        this.path = Native.toString(name, StandardCharsets.UTF_8.name());
        this.slave =
                check("open " + path, LibC.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC));
        try {
            makeRaw();
            check("pipe", LibC.pipe(waker));
        } catch (IOException e) {
            LibC.close(slave);
            throw e;
        }
        for (int i = 0; i < 2; i++) {
            pollFds.setInt((long) i * POLLFD_SIZE, i == 0 ? master : waker[0]);
            pollFds.setShort((long) i * POLLFD_SIZE + 4, LibC.POLLIN);
        }
    }

    /**
     * Opens a pseudo-terminal.
     *
     * @throws IOException when the system has none left or refuses.
     */
    static Pty open() throws IOException {
        int master = check(
                "posix_openpt", LibC.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC));
        try {
            return new Pty(master);
        } catch (IOException e) {
            LibC.close(master);
            throw e;
        }
    }

    /** What a client opens, as {@code /dev/pts/7}. */
    String path() {
        return path;
    }

    /**
     * Waits for bytes from a client.
     *
     * @return the bytes; empty once {@link #wake} was called.
     * @throws IOException when the pseudo-terminal has failed.
     */
    Bytes read() throws IOException {
        while (true) {
            if (LibC.poll(pollFds, new NativeLong(2), -1) < 0) {
                retryOrThrow("poll");
                continue;
            }
            if (pollFds.getShort(POLLFD_SIZE + 6) != 0) {
                return Bytes.empty();
            }
            int count = LibC.read(master, chunk, new NativeLong(chunk.length)).intValue();
            if (count > 0) {
                return Bytes.copyOf(chunk, 0, count);
            }
            if (count == 0) {
                throw new IOException("end of " + path);
            }
            retryOrThrow("read");
        }
    }

    /** Writes what there is room for and returns how many bytes that was; never waits. */
    int write(Bytes bytes) {
        byte[] array = bytes.toArray();
        return Math.max(
                0, LibC.write(master, array, new NativeLong(array.length)).intValue());
    }

    /** Makes the reader return. */
    void wake() {
        LibC.write(waker[1], new byte[1], new NativeLong(1));
    }

    /**
     * Hangs up on every client, as pulling a USB adapter does: their reads end, their writes fail. Without the privilege that this
     * takes, nothing happens until {@link #close}, which hangs up as well.
     */
    void hangUp() {
        LibC.ioctl(slave, new NativeLong(LibC.TIOCVHANGUP));
    }

    /** Closes all descriptors; no thread may be in {@link #read} any more. */
    @Override
    public void close() {
        LibC.close(slave);
        LibC.close(master);
        LibC.close(waker[0]);
        LibC.close(waker[1]);
    }

    private void makeRaw() throws IOException {
        try (Memory termios = new Memory(LibC.TERMIOS_SIZE)) {
            check("tcgetattr", LibC.tcgetattr(slave, termios));
            LibC.cfmakeraw(termios);
            check("tcsetattr", LibC.tcsetattr(slave, LibC.TCSANOW, termios));
        }
    }

    private static int check(String what, int result) throws IOException {
        if (result < 0) {
            throw new IOException(what + " failed with error " + Native.getLastError());
        }
        return result;
    }

    private static void retryOrThrow(String what) throws IOException {
        int error = Native.getLastError();
        if (error != LibC.EINTR && error != LibC.EAGAIN) {
            throw new IOException(what + " failed with error " + error);
        }
    }
}
