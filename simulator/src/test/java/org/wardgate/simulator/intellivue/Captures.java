package org.wardgate.simulator.intellivue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.wardgate.bytes.Bytes;

/** Recordings of real devices. Where they are not at hand, the test that asks for one says so and is skipped. */
public final class Captures {
    private Captures() {}

    /** The bytes of a recording by its path among the recordings. */
    public static Bytes of(String path) {
        Path file = Path.of(System.getProperty("wardgate.captures", "captures"), path);
        if (!Files.isRegularFile(file)) {
            System.out.println(
                    "SKIPPED: there is no recording " + file.toAbsolutePath().normalize());
            Assumptions.abort("no recording " + file);
        }
        try {
            return Bytes.copyOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bytes bytes(String name) {
        return of("intellivue/" + name);
    }

    static List<Bytes> messages(String name) {
        return FakeLine.frames(bytes(name)).stream().map(FakeLine::unframed).toList();
    }
}
