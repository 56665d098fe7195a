package org.wardgate.simulator.tty;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The few functions of the C library that a pseudo-terminal takes, POSIX.1-2017, and their constants on Linux and macOS. */
final class LibC {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = Platform.isMac() ? 0x20000 : 0x100;
    static final int O_NONBLOCK = Platform.isMac() ? 0x4 : 0x800;
    static final int O_CLOEXEC = Platform.isMac() ? 0x1000000 : 0x80000;
    static final int TCSANOW = 0;
    static final short POLLIN = 1;
    static final int EINTR = 4;
    static final int EAGAIN = Platform.isMac() ? 35 : 11;

    /** Linux only; asks for CAP_SYS_ADMIN. */
    static final long TIOCVHANGUP = 0x5437;

    /** More than {@code struct termios} takes anywhere: 60 bytes on Linux, 72 on macOS. */
    static final int TERMIOS_SIZE = 256;

    static {
        if (!Platform.isLinux() && !Platform.isMac()) {
            throw new UnsupportedOperationException(
                    "pseudo-terminals are offered on Linux and macOS only; use TCP lines here");
        }
        Native.register(LibC.class, Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int master);

    static native int unlockpt(int master);

    static native int ptsname_r(int master, byte[] name, NativeLong size);

    static native int open(String path, int flags);

    static native int close(int descriptor);

    static native NativeLong read(int descriptor, byte[] buffer, NativeLong count);

    static native NativeLong write(int descriptor, byte[] buffer, NativeLong count);

    static native int pipe(int[] readAndWrite);

    static native int poll(Pointer descriptors, NativeLong count, int timeoutMillis);

    static native int ioctl(int descriptor, NativeLong request);

    static native int tcgetattr(int descriptor, Memory termios);

    static native int tcsetattr(int descriptor, int when, Memory termios);

    static native void cfmakeraw(Memory termios);
}
