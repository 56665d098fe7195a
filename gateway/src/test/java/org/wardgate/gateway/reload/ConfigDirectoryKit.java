package org.wardgate.gateway.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.config.Configuration;

/** A configuration on the disk that a test writes as people and their editors do. */
final class ConfigDirectoryKit {
    private static final DriverRegistry DRIVERS = DriverRegistry.load();

    private final Path directory;

    ConfigDirectoryKit(Path directory) {
        this.directory = directory;
    }

    /** Writes a sound configuration of two beds without devices. */
    void writeSound() {
        gateway("W", "\"1\", \"2\"");
        alarms(90);
        try {
            Files.createDirectories(directory.resolve("devices"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    Configuration load() {
        return Configuration.load(directory, DRIVERS);
    }

    void gateway(String ward, String beds) {
        write("gateway.yaml", "ward: " + ward + "\nbeds: [" + beds + "]\n");
    }

    /** An alarm profile with one limit. */
    void alarms(int limit) {
        write("alarms/adult.yaml", """
                rules:
                  - id: LOW_SPO2
                    title: Low saturation
                    criteria:
                      - signal: oxygen-saturation
                        side: below
                        limits: {medium: %d}
                """.formatted(limit));
    }

    static String pump(String name, String bed, String path) {
        return """
                device: %s
                bed: "%s"
                profile: alaris-asena
                line: {kind: serial, path: %s}
                """.formatted(name, bed, path);
    }

    void write(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many editors save: the new version beside the old one, then in its place. */
    void writeAside(String file, String text) {
        Path path = directory.resolve(file);
        Path aside = path.resolveSibling("." + path.getFileName() + ".swp");
        try {
            Files.writeString(aside, text);
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
