package org.wardgate.gateway.docs;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Range;

/** Every key of a configuration file, from the record that the file is bound to. */
final class ConfigurationKeys {
    private final List<Key> keys = new ArrayList<>();

    private ConfigurationKeys() {}

    /**
     * One key.
     *
     * @param path as the documentation writes it: {@code rules[].criteria[].limits.high}, {@code beds.*.patient}.
     * @param expected what its row has to say besides: default, ends of the range.
     */
    record Key(String path, List<String> expected) {}

    static List<Key> of(Class<?> file) {
        ConfigurationKeys walk = new ConfigurationKeys();
        walk.record(file, "");
        return walk.keys;
    }

    private void record(Class<?> type, String prefix) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + kebab(component.getName());
            keys.add(new Key(path, expected(component)));
            value(component.getGenericType(), path);
        }
    }

    private void value(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            value(arguments[arguments.length - 1], path + (generic.getRawType() == List.class ? "[]" : ".*"));
        } else if (type instanceof Class<?> record && record.isRecord()) {
            if (!record.getPackageName().equals("org.wardgate.model")) {
                record(record, path + ".");
            }
        } else if (type instanceof Class<?> choice && choice.isSealed()) {
            List<String> kinds = new ArrayList<>();
            for (Class<?> kind : choice.getPermittedSubclasses()) {
                kinds.add("`" + kebab(kind.getSimpleName()) + "`");
                record(kind, path + ".");
            }
            keys.add(new Key(path + ".kind", kinds));
        }
    }

    /** What the row of a key has to say besides: default, ends of the range, the names of an enum. */
    static List<String> expected(RecordComponent component) {
        Default byDefault = component.getAnnotation(Default.class);
        Range range = component.getAnnotation(Range.class);
        List<String> expected = new ArrayList<>();
        if (byDefault != null) {
            expected.add("| `" + byDefault.value() + "` |");
        } else {
            expected.add(
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "| none |" : "| required |");
        }
        if (range != null) {
            expected.add(range.max().isEmpty() ? "at least " + range.min() : range.min() + " to " + range.max());
        }
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                expected.add("`"
                        + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
            }
        }
        return expected;
    }

    /** The spelling of a component's name as a key. */
    static String kebab(String camelCase) {
        return camelCase.replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }
}
