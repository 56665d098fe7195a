package org.wardgate.device.line;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.file.Path;
import java.util.Arrays;

/** A Linux pseudo-terminal: the test holds the master, the code under test opens the slave by its path. */
final class Pty implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400; // octal, as in fcntl.h
    private static final long TIOCVHANGUP = 0x5437;
    private static final LibC C = Native.load("c", LibC.class);

    private final int master;
    private final Path path;
    private boolean closed;

    /** What is used of the C library. */
    public interface LibC extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int fd) throws LastErrorException;

        int unlockpt(int fd) throws LastErrorException;

        int ptsname_r(int fd, byte[] name, NativeLong size) throws LastErrorException;

        int open(String path, int flags) throws LastErrorException;

        int close(int fd) throws LastErrorException;

        int ioctl(int fd, NativeLong request) throws LastErrorException;

        NativeLong read(int fd, byte[] into, NativeLong size) throws LastErrorException;

        NativeLong write(int fd, byte[] from, NativeLong size) throws LastErrorException;
    }

    Pty() {
        master = C.posix_openpt(O_RDWR | O_NOCTTY);
        C.grantpt(master);
        C.unlockpt(master);
        byte[] name = new byte[64];
        C.ptsname_r(master, name, new NativeLong(name.length));
        path = Path.of(Native.toString(name));
    }

    /** The slave's device file. */
    Path path() {
        return path;
    }

    /** Sends bytes as the device; waits while the line takes none. */
    void write(byte... bytes) {
        int sent = 0;
        while (sent < bytes.length) {
            byte[] rest = Arrays.copyOfRange(bytes, sent, bytes.length);
            sent += C.write(master, rest, new NativeLong(rest.length)).intValue();
        }
    }

    /** Waits for exactly {@code count} bytes that were sent to the device. */
    byte[] read(int count) {
        byte[] all = new byte[count];
        int got = 0;
        while (got < count) {
            byte[] chunk = new byte[count - got];
            int n = C.read(master, chunk, new NativeLong(chunk.length)).intValue();
            System.arraycopy(chunk, 0, all, got, n);
            got += n;
        }
        return all;
    }

    /** What pulling the plug does: hangs up everybody who has the slave open. Needs root. */
    void unplug() {
        int slave = C.open(path.toString(), O_RDWR | O_NOCTTY);
        C.ioctl(slave, new NativeLong(TIOCVHANGUP));
        C.close(slave);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            C.close(master);
        }
    }
}
