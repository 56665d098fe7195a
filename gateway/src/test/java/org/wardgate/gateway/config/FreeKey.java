package org.wardgate.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.gateway.config.Mutations.Mutation;

/**
 * A key that the documentation calls free: any value of its form is one that somebody may want.
 *
 * @param files which files, with {@code *} for any part of a name.
 * @param path which key, with {@code *} for any one name.
 */
record FreeKey(String files, String path) implements Comparable<FreeKey> {
    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ((?:`[^`]+`(?:, )?)+) \\| [^|]{10,} \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** The rows of the section on free keys. */
    static List<FreeKey> documented() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Keys that are free"));
        return ROW.matcher(section)
                .results()
                .flatMap(
                        row -> NAME.matcher(row.group(2)).results().map(key -> new FreeKey(row.group(1), key.group(1))))
                .toList();
    }

    boolean covers(String file, Mutation mutation) {
        return matches(files, file) && matches(path, mutation.path());
    }

    private static boolean matches(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E[^.\\[]+\\Q");
        Matcher matcher = Pattern.compile(regex).matcher(text);
        return matcher.matches();
    }

    @Override
    public int compareTo(FreeKey other) {
        return (files + path).compareTo(other.files + other.path);
    }
}
