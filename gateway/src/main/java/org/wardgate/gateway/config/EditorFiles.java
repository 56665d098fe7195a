package org.wardgate.gateway.config;

import java.nio.file.Path;

/**
 * What editors leave beside the files that they edit: hidden files, locks and copies of the version before. They are no part of a
 * configuration, and lie there just while somebody changes it.
 */
public final class EditorFiles {
    private EditorFiles() {}

    /** Whether a file has the name of one: {@code .x.yaml.swp}, {@code .#x.yaml}, {@code #x.yaml#}, {@code x.yaml~}. */
    public static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
    }
}
