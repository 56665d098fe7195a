package org.wardgate.device.intellivue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recording of an M8000 series monitor: 60 frames of its side of a session, with numerics and waves. */
final class Recording {
    static final int FRAMES = 60;

    private Recording() {}

    /** The bytes. Where the recording is not there the test that asks is skipped, and says why. */
    static byte[] bytes() {
        Path path = Path.of(System.getProperty("wardgate.captures", "captures"))
                .resolve("intellivue/mib-serial-m8000-handshake-numerics-waves.raw");
        assumeTrue(Files.isReadable(path), () -> "no recording at " + path + "; set -Dwardgate.captures");
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
