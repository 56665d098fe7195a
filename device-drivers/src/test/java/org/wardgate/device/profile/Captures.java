package org.wardgate.device.profile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wardgate.bytes.Bytes;

/** Recordings of real devices, where they are at hand. */
public final class Captures {
    private Captures() {}

    /** The bytes of a recording. Where it is not there the test that asks is skipped, and says why. */
    public static Bytes bytes(String name) {
        Path path = Path.of(System.getProperty("wardgate.captures", "captures")).resolve(name);
        assumeTrue(Files.isReadable(path), () -> "no recording at " + path + "; set -Dwardgate.captures");
        try {
            return Bytes.copyOf(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a recording whose line ends were lost, with those of the device. */
    public static Bytes text(String name) {
        String text = new String(bytes(name).toArray(), StandardCharsets.US_ASCII);
        return Bytes.ofAscii(text.replace("\n", "\r\n"));
    }
}
