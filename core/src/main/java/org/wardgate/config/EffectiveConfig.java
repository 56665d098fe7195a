package org.wardgate.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardgate.model.Decimal;

/**
 * A record spelled back as the file that would say all of it: defaults filled in and marked as such, {@link Secret} values masked. What
 * may be left out and was, is not there. But for secrets the text binds to an equal record, where the {@code toString} of each type that
 * is read by {@link FromText} is what it reads.
 */
public final class EffectiveConfig {
    private static final String MASK = "***";
    private static final String DEFAULT_MARK = " # default";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N}_/.-]*( [\\p{L}\\p{N}_/.-]+)*");
    private static final Set<String> NOT_TEXT = Set.of("null", "true", "false", "yes", "no", "on", "off");

    private EffectiveConfig() {}

    /** The lines of a file that says all of a record. */
    public static List<String> lines(Record config) {
        return record(config, true);
    }

    private static List<String> record(Record record, boolean marking) {
        List<String> lines = new ArrayList<>();
        for (RecordKeys.Key key : new RecordKeys(record.getClass()).keys()) {
            Object value = RecordKeys.valueOf(key, record);
            if (value == null) {
                continue;
            }
            if (key.secret()) {
                lines.add(key.name() + ": " + MASK);
                continue;
            }
            boolean marked = marking && value.equals(Binder.defaultOf(key));
            // what is below a default is no news
            lines.addAll(entry(key.name(), value, key.type(), marked ? DEFAULT_MARK : "", marking && !marked));
        }
        return lines;
    }

    private static List<String> entry(String name, Object value, Type type, String mark, boolean marking) {
        Optional<String> inline = inline(value);
        if (inline.isPresent()) {
            return List.of(name + ": " + inline.get() + mark);
        }
        List<String> lines = new ArrayList<>();
        lines.add(name + ":" + mark);
        block(value, type, marking).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static List<String> block(Object value, Type type, boolean marking) {
        List<String> lines = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                List<String> below = inline(item).map(List::of).orElseGet(() -> block(item, argument(type), marking));
                String dash = "- ";
                for (String line : below) {
                    lines.add(dash + line);
                    dash = "  ";
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> lines.addAll(entry(text((String) name), item, argument(type), "", marking)));
        } else {
            if (type instanceof Class<?> choice && choice.isSealed()) {
                lines.add(Binder.KIND + ": " + Spelling.kebab(value.getClass().getSimpleName()));
            }
            lines.addAll(record((Record) value, marking));
            if (lines.isEmpty()) {
                lines.add("{}");
            }
        }
        return lines;
    }

    private static Type argument(Type collection) {
        Type[] arguments = ((ParameterizedType) collection).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /** A value that has room in the line of its key; empty for all others. */
    private static Optional<String> inline(Object value) {
        if (value instanceof List<?> list) {
            List<String> items = list.stream()
                    .map(EffectiveConfig::inline)
                    .flatMap(Optional::stream)
                    .toList();
            return items.size() == list.size() ? Optional.of("[" + String.join(", ", items) + "]") : Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? Optional.of("{}") : Optional.empty();
        }
        boolean hasKeys =
                value instanceof Record && Scalars.of(value.getClass()).isEmpty();
        return hasKeys ? Optional.empty() : Optional.of(scalar(value));
    }

    private static String scalar(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.spell(duration);
        }
        if (value instanceof Enum<?> constant) {
            return Spelling.kebab(constant);
        }
        boolean plain = value instanceof Number || value instanceof Boolean || value instanceof Decimal;
        return plain ? value.toString() : text(value.toString());
    }

    /** A text as it is, or in quotes where a reader could take it for something else or would not see all of it. */
    private static String text(String text) {
        if (PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        return text.codePoints().mapToObj(EffectiveConfig::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default ->
                isVisible(character)
                        ? Character.toString(character)
                        : String.format(character > 0xFFFF ? "\\U%08X" : "\\u%04X", character);
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
