package org.wardgate.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/** Reads single values. A value that does not fit is an {@link IllegalArgumentException} in the words of a mistake. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final String DURATION_UNITS = "a whole number with its unit ms, s, min or h, such as 500ms";

    private static final Set<String> TRUE_WORDS = Set.of("true", "yes", "y", "on");
    private static final Set<String> FALSE_WORDS = Set.of("false", "no", "n", "off");

    private static final Map<Class<?>, Reader> READERS = Map.ofEntries(
            Map.entry(String.class, any(Scalars::text)),
            Map.entry(int.class, any(Scalars::int32)),
            Map.entry(Integer.class, any(Scalars::int32)),
            Map.entry(long.class, any(Scalars::int64)),
            Map.entry(Long.class, any(Scalars::int64)),
            Map.entry(boolean.class, any(Scalars::bool)),
            Map.entry(Boolean.class, any(Scalars::bool)),
            Map.entry(Decimal.class, any(Scalars::decimal)),
            Map.entry(Duration.class, Scalars::duration),
            Map.entry(Path.class, any(Scalars::path)),
            Map.entry(Bytes.class, any(Scalars::bytes)),
            Map.entry(Pattern.class, any(Scalars::pattern)));

    private Scalars() {}

    /** Makes a value of one type. The range serves to say what was meant; whether the value lies in it is asked afterwards. */
    interface Reader {
        Object read(YamlNode node, @Nullable Range range);
    }

    private static Reader any(Function<YamlNode, Object> reader) {
        return (node, range) -> reader.apply(node);
    }

    /** The reader of a type, empty where the type is not a single value. */
    static Optional<Reader> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(any(node -> constant(node, type)));
        }
        Reader reader = READERS.get(type);
        return reader == null ? factoryOf(type).map(Scalars::madeOf) : Optional.of(reader);
    }

    private static Optional<Method> factoryOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FromText.class))
                .findFirst();
    }

    private static Reader madeOf(Method factory) {
        factory.setAccessible(true);
        return (node, range) -> {
            try {
                return factory.invoke(null, text(node));
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(factory + " failed", e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(factory + " cannot be called", e);
            }
        };
    }

    /** Checks a value against the ends of its range. */
    static void checkRange(Object value, Range range) {
        if (!isWithin(value, range)) {
            throw new IllegalArgumentException(spell(value) + " is out of range; allowed is " + spell(range));
        }
    }

    private static boolean isWithin(Object value, Range range) {
        return (range.min().isEmpty() || compare(value, range.min()) >= 0)
                && (range.max().isEmpty() || compare(value, range.max()) <= 0);
    }

    private static int compare(Object value, String bound) {
        if (value instanceof Duration duration) {
            return duration.compareTo(DurationText.parse(bound).orElseThrow());
        }
        if (value instanceof Decimal decimal) {
            return decimal.compareTo(Decimal.parse(bound));
        }
        if (value instanceof Integer || value instanceof Long) {
            return Decimal.of(((Number) value).longValue()).compareTo(Decimal.parse(bound));
        }
        throw new IllegalStateException("a range is for numbers and durations, not for " + value.getClass());
    }

    /** The ends of a range, in words. */
    static String spell(Range range) {
        if (range.min().isEmpty()) {
            return "at most " + range.max();
        }
        return range.max().isEmpty() ? "at least " + range.min() : range.min() + " to " + range.max();
    }

    private static String spell(Object value) {
        return value instanceof Duration duration ? DurationText.spell(duration) : value.toString();
    }

    private static String text(YamlNode node) {
        YamlNode.Scalar scalar = scalar(node, "text");
        if (scalar.text().isEmpty()) {
            throw new IllegalArgumentException("expected text, found empty quotes");
        }
        return scalar.text();
    }

    private static Integer int32(YamlNode node) {
        long value = int64(node);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    value + " is out of range; allowed is " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    private static Long int64(YamlNode node) {
        String digits = number(node, "a whole number", WHOLE);
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    digits + " is out of range; allowed is " + Long.MIN_VALUE + " to " + Long.MAX_VALUE, e);
        }
    }

    private static Decimal decimal(YamlNode node) {
        String digits = number(node, "a number", DECIMAL);
        try {
            return Decimal.parse(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(digits + " has more digits than can be kept", e);
        }
    }

    private static String number(YamlNode node, String expected, Pattern pattern) {
        YamlNode.Scalar scalar = scalar(node, expected);
        if (!scalar.plain()) {
            throw new IllegalArgumentException(
                    "expected " + expected + ", found the text " + scalar.describe() + "; remove the quotes");
        }
        if (!pattern.matcher(scalar.text()).matches()) {
            boolean meantAsNumber = scalar.text().matches("[-+.]*[0-9].*");
            throw new IllegalArgumentException("expected " + expected + ", found " + scalar.describe()
                    + (meantAsNumber ? "; write plain decimal digits" : ""));
        }
        return scalar.text();
    }

    private static Boolean bool(YamlNode node) {
        YamlNode.Scalar scalar = scalar(node, "true or false");
        if (scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"))) {
            return Boolean.valueOf(scalar.text());
        }
        if (!scalar.plain()) {
            throw new IllegalArgumentException(
                    "expected true or false, found the text " + scalar.describe() + "; remove the quotes");
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        String meant = TRUE_WORDS.contains(word) ? "true" : FALSE_WORDS.contains(word) ? "false" : "";
        throw new IllegalArgumentException("expected true or false, found " + scalar.describe()
                + (meant.isEmpty() ? "" : "; did you mean '" + meant + "'?"));
    }

    private static Duration duration(YamlNode node, @Nullable Range range) {
        YamlNode.Scalar scalar = scalar(node, DURATION_UNITS);
        return DurationText.parse(scalar.text())
                .orElseThrow(() -> new IllegalArgumentException("expected " + DURATION_UNITS + ", found "
                        + scalar.describe()
                        + DurationText.suggest(scalar.text(), value -> range == null || isWithin(value, range))));
    }

    private static Path path(YamlNode node) {
        try {
            return Path.of(text(scalar(node, "a path")));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected a path, found " + node.describe(), e);
        }
    }

    private static Bytes bytes(YamlNode node) {
        String expected = "bytes in hexadecimal, such as \"02 41 0d\"";
        YamlNode.Scalar scalar = scalar(node, expected);
        try {
            Bytes bytes = Bytes.ofHex(scalar.text());
            if (bytes.length() > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, with what was expected
        }
        throw new IllegalArgumentException("expected " + expected + ", found " + scalar.describe());
    }

    private static Pattern pattern(YamlNode node) {
        String text = text(node);
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 1), e);
        }
    }

    private static Object constant(YamlNode node, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants)
                .map(constant -> Spelling.kebab((Enum<?>) constant))
                .toList();
        String expected = "one of " + String.join(", ", names);
        YamlNode.Scalar scalar = scalar(node, expected);
        int index = names.indexOf(scalar.text());
        if (index < 0) {
            throw new IllegalArgumentException("expected " + expected + "; found " + scalar.describe()
                    + Spelling.suggest(scalar.text(), names, ""));
        }
        return constants[index];
    }

    private static YamlNode.Scalar scalar(YamlNode node, String expected) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException("expected " + expected + ", found " + node.describe());
    }
}
