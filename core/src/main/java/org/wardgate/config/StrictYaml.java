package org.wardgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a YAML file into a record, and accepts nothing that could be understood in two ways.
 *
 * <p>The components of the record are the keys, {@code pollInterval} as {@code poll-interval}. A component is a text, {@code int},
 * {@code long}, {@code boolean}, {@link java.time.Duration}, {@link org.wardgate.model.Decimal}, {@link Path}, an enum, a record, a
 * sealed interface of records (the key {@code kind} names the record), or a {@code List} or {@code Map} by text of these. It is
 * required unless it has a {@link Default} or is {@link org.jspecify.annotations.Nullable}. What the record's own constructor
 * refuses with an {@link IllegalArgumentException} is a mistake at the record; with a {@link BadValue}, at the key that it names.
 *
 * <p>Refused: unknown, missing and duplicate keys; keys without a value; numbers that are not plain decimal digits; durations
 * without a unit; {@code yes} and {@code on} for {@code true}; anchors, aliases, merge keys and tags; several documents; files
 * above 1 MiB, deeper than 32 levels, or not UTF-8. A syntax error hides the mistakes that need the structure; all others are
 * found at once.
 */
public final class StrictYaml {
    static final int MAX_BYTES = 1 << 20;

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with all mistakes of the file.
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        return bind(file, type).value();
    }

    /**
     * Reads a text.
     *
     * @param label names the text in mistakes, as a file name would.
     * @throws ConfigException with all mistakes of the text.
     */
    public static <T extends Record> T read(String label, String text, Class<T> type) {
        return bind(label, text, type).value();
    }

    /**
     * Reads a file and keeps where its keys stand.
     *
     * @throws ConfigException with all mistakes of the file.
     */
    public static <T extends Record> Bound<T> bind(Path file, Class<T> type) {
        return bind(file.toString(), text(file), type);
    }

    /**
     * The text of a file.
     *
     * @throws ConfigException where it cannot be read, is too large or is not UTF-8.
     */
    public static String text(Path file) {
        String label = file.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw refused(label, Position.WHOLE_FILE, "no such file");
        } catch (AccessDeniedException e) {
            throw refused(label, Position.WHOLE_FILE, "cannot be read: permission denied");
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(file) ? "is a directory" : e.getClass().getSimpleName();
            throw refused(label, Position.WHOLE_FILE, "cannot be read: " + reason);
        }
        return decode(label, bytes);
    }

    /**
     * Reads a text and keeps where its keys stand.
     *
     * @param label names the text in mistakes, as a file name would.
     * @throws ConfigException with all mistakes of the text.
     */
    public static <T extends Record> Bound<T> bind(String label, String text, Class<T> type) {
        if (text.length() > MAX_BYTES) {
            throw tooLarge(label);
        }
        List<Problem> problems = new ArrayList<>();
        YamlNode root = new YamlTree(label, problems).read(text);
        Binder binder = new Binder(label, problems);
        Object value = root == null ? null : binder.bind(root, type, "", null);
        if (value == null || !problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ConfigException(problems);
        }
        return new Bound<>(label, type.cast(value), binder.positions());
    }

    private static String decode(String label, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(label);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw refused(label, Position.after(text), "not UTF-8; save the file in this encoding");
        }
        return text.toString();
    }

    private static ConfigException tooLarge(String label) {
        return refused(label, Position.WHOLE_FILE, "larger than " + MAX_BYTES + " bytes");
    }

    private static ConfigException refused(String label, Position position, String message) {
        return new ConfigException(List.of(new Problem(label, position.line(), position.column(), message)));
    }
}
