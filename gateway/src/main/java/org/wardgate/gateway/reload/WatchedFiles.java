package org.wardgate.gateway.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wardgate.gateway.config.EditorFiles;

/**
 * What the files of a configuration are at one moment, by their contents. Times of change are not asked: some file systems keep them
 * to the second, and a copy may bring an older one.
 *
 * @param contents of each file, by its path, what tells its content from any other; or why it cannot be read.
 */
record WatchedFiles(Map<Path, String> contents) {
    /** More than any file of a configuration may have; what lies behind is not looked at. */
    private static final int MAX_BYTES = (1 << 20) + 1;

    private static final List<String> FILES = List.of("gateway.yaml", "approved-queries.yaml");
    private static final List<String> DIRECTORIES = List.of("alarms", "devices", "profiles");

    WatchedFiles {
        contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    }

    /** Looks at the files under a directory. What is not there is no mistake here. */
    static WatchedFiles look(Path directory) {
        Map<Path, String> contents = new TreeMap<>();
        for (String name : FILES) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                contents.put(file, content(file));
            }
        }
        for (String name : DIRECTORIES) {
            lookInto(directory.resolve(name), contents);
        }
        return new WatchedFiles(contents);
    }

    private static void lookInto(Path directory, Map<Path, String> contents) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        contents.put(directory, "a directory");
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(file -> !EditorFiles.isOne(file)).forEach(file -> contents.put(file, content(file)));
        } catch (IOException e) {
            contents.put(directory, "cannot be listed: " + e);
        }
    }

    private static String content(Path file) {
        if (!Files.isRegularFile(file)) {
            return "no file";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return digest(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            return "cannot be read: " + e;
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
