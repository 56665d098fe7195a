package org.wardgate.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree to records. A value with a mistake in it binds to null, and what is around it is then not made. One object binds one file.
 */
final class Binder {
    /** The key that chooses among the records of a sealed interface. */
    static final String KIND = "kind";

    private final String file;
    private final List<Problem> problems;
    private final Map<String, Position> positions = new HashMap<>();
    private int mistakes;

    Binder(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Where each key that was met stands. */
    Map<String, Position> positions() {
        return positions;
    }

    @Nullable
    Object bind(YamlNode node, Type type, String path, @Nullable Range range) {
        positions.putIfAbsent(path, node.position());
        if (node instanceof YamlNode.Refused) {
            mistakes++; // reported already, and still nothing to make a record of
            return null;
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            report(node.position(), path, "has no value; give one or remove the key");
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return bindCollection(node, generic, path, range);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord() && Scalars.of(target).isEmpty()) {
            return bindRecord(node, target, path, null);
        }
        if (target.isSealed() && target.isInterface()) {
            return bindKind(node, target, path);
        }
        return bindScalar(node, target, path, range);
    }

    private @Nullable Object bindScalar(YamlNode node, Class<?> type, String path, @Nullable Range range) {
        Scalars.Reader reader = Scalars.of(type)
                .orElseThrow(() -> new IllegalStateException("no configuration can be bound to " + type));
        try {
            Object value = reader.read(node, range);
            if (range != null) {
                Scalars.checkRange(value, range);
            }
            return value;
        } catch (IllegalArgumentException e) {
            report(node.position(), path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Object bindCollection(YamlNode node, ParameterizedType type, String path, @Nullable Range range) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return bindList(node, arguments[0], path, range);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return bindMap(node, arguments[1], path, range);
        }
        throw new IllegalStateException("no configuration can be bound to " + type);
    }

    private @Nullable Object bindList(YamlNode node, Type element, String path, @Nullable Range range) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            report(node.position(), path, "expected a list, found " + node.describe());
            return null;
        }
        int before = mistakes;
        List<@Nullable Object> values = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            values.add(bind(item, element, path + "[" + values.size() + "]", range));
        }
        return mistakes == before ? Collections.unmodifiableList(values) : null;
    }

    private @Nullable Object bindMap(YamlNode node, Type element, String path, @Nullable Range range) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            report(node.position(), path, "expected a mapping, found " + node.describe());
            return null;
        }
        int before = mistakes;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            String at = child(path, entry.key());
            positions.put(at, entry.position());
            values.put(entry.key(), bind(entry.value(), element, at, range));
        }
        return mistakes == before ? Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object bindKind(YamlNode node, Class<?> type, String path) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            kinds.put(Spelling.kebab(permitted.getSimpleName()), permitted);
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            report(node.position(), path, "expected a mapping, found " + node.describe());
            return null;
        }
        String expected = "one of " + String.join(", ", kinds.keySet());
        YamlNode chosen = valueOf(mapping, KIND);
        if (chosen == null) {
            report(node.position(), path, "missing key 'kind'; it is " + expected);
            return null;
        }
        if (!(chosen instanceof YamlNode.Scalar name) || !kinds.containsKey(name.text())) {
            String suggestion =
                    chosen instanceof YamlNode.Scalar name ? Spelling.suggest(name.text(), kinds.keySet(), "") : "";
            report(
                    chosen.position(),
                    child(path, KIND),
                    "expected " + expected + "; found " + chosen.describe() + suggestion);
            return null;
        }
        return bindRecord(node, Objects.requireNonNull(kinds.get(name.text())), path, KIND);
    }

    private @Nullable Object bindRecord(YamlNode node, Class<?> type, String path, @Nullable String passedOver) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            report(node.position(), path, "expected a mapping, found " + node.describe());
            return null;
        }
        int before = mistakes;
        RecordKeys record = new RecordKeys(type);
        Set<String> meant = reportUnknown(mapping, record, path, passedOver);
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordKeys.Key key : record.keys()) {
            YamlNode value = valueOf(mapping, key.name());
            values.add(
                    value == null
                            ? bindAbsent(node, key, path, meant)
                            : bind(value, key.type(), child(path, key.name()), key.range()));
        }
        if (mistakes != before) {
            return null;
        }
        try {
            return record.make(values.toArray());
        } catch (BadValue e) {
            report(Bound.nearest(positions, child(path, e.key())), "", String.valueOf(e.getMessage()));
            return null;
        } catch (IllegalArgumentException e) {
            report(node.position(), path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Reports the keys that the record does not have, and returns the keys that they were probably meant to be. */
    private Set<String> reportUnknown(
            YamlNode.Mapping mapping, RecordKeys record, String path, @Nullable String passedOver) {
        List<String> known = record.names();
        List<String> unused = new ArrayList<>(known);
        mapping.entries().forEach(entry -> unused.remove(entry.key()));
        Set<String> meant = new HashSet<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = entry.key();
            if (known.contains(name) || name.equals(passedOver)) {
                positions.put(child(path, name), entry.position());
                continue;
            }
            String successor = record.successorOf(name);
            if (successor != null) {
                report(entry.position(), "", "key '" + name + "' was removed; use '" + successor + "'");
                meant.add(successor.replaceFirst("\\..*", ""));
            } else {
                String all = "; known here: " + String.join(", ", known);
                report(entry.position(), "", "unknown key '" + name + "'" + Spelling.suggest(name, unused, all));
                Spelling.nearest(name, unused).ifPresent(meant::add);
            }
        }
        return meant;
    }

    private @Nullable Object bindAbsent(YamlNode around, RecordKeys.Key key, String path, Set<String> meant) {
        if (key.defaultYaml() != null) {
            return defaultOf(key);
        }
        // a misspelled or removed key is one mistake, not an unknown and a missing one
        if (!key.nullable() && !meant.contains(key.name())) {
            report(around.position(), path, "missing key '" + key.name() + "'");
        }
        return null;
    }

    /** The value of a key that is left out; null where it has no default. */
    static @Nullable Object defaultOf(RecordKeys.Key key) {
        if (key.defaultYaml() == null) {
            return null;
        }
        String label = "the default of '" + key.name() + "'";
        List<Problem> found = new ArrayList<>();
        YamlNode node = new YamlTree(label, found).read(key.defaultYaml());
        Object value = node == null ? null : new Binder(label, found).bind(node, key.type(), "", key.range());
        if (!found.isEmpty()) {
            throw new IllegalStateException(found.toString());
        }
        return value;
    }

    private static @Nullable YamlNode valueOf(YamlNode.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .map(YamlNode.Entry::value)
                .orElse(null);
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void report(Position position, String path, String message) {
        mistakes++;
        String name = path.substring(path.lastIndexOf('.') + 1);
        problems.add(new Problem(
                file, position.line(), position.column(), name.isEmpty() ? message : name + ": " + message));
    }
}
