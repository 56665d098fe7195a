package org.wardgate.device.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The profiles that come with Wardgate, from the files that are shipped. */
public final class Shipped {
    private static final Path DIRECTORY = Path.of("..", "config", "profiles");

    private Shipped() {}

    /** The files. */
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    public static List<Profile> profiles() {
        return files().stream().map(ProfileReader::read).toList();
    }

    /** One of them, by its name. */
    public static Profile profile(String name) {
        return ProfileReader.read(DIRECTORY.resolve(name + ".yaml"));
    }
}
