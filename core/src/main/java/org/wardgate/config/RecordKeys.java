package org.wardgate.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one record type, and how to make a record of their values. */
final class RecordKeys {
    private final Class<?> type;
    private final List<Key> keys;
    private final Map<String, String> removed = new LinkedHashMap<>();

    /** One key. {@code defaultYaml} and {@code range} are null where it has none, {@code doc} is then empty. */
    record Key(
            String name,
            Type type,
            String doc,
            @Nullable String defaultYaml,
            @Nullable Range range,
            boolean nullable,
            boolean secret,
            Method accessor) {}

    RecordKeys(Class<?> type) {
        this.type = type;
        List<Key> list = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Doc doc = component.getAnnotation(Doc.class);
            Default byDefault = component.getAnnotation(Default.class);
            list.add(new Key(
                    Spelling.kebab(component.getName()),
                    component.getGenericType(),
                    doc == null ? "" : doc.value(),
                    byDefault == null ? null : byDefault.value(),
                    component.getAnnotation(Range.class),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(Secret.class),
                    component.getAccessor()));
        }
        this.keys = List.copyOf(list);
        Removed old = type.getAnnotation(Removed.class);
        for (String pair : old == null ? new String[0] : old.value()) {
            int equals = pair.indexOf('=');
            removed.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    List<Key> keys() {
        return keys;
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** The keys that the record once had, each with its successor, in the order in which they are listed. */
    Map<String, String> removed() {
        return Collections.unmodifiableMap(removed);
    }

    /** The successor of a key that the record once had, null where it never had it. */
    @Nullable
    String successorOf(String name) {
        return removed.get(name);
    }

    /** What a record has at a key. */
    @Nullable
    static Object valueOf(Key key, Record record) {
        try {
            key.accessor().setAccessible(true);
            return key.accessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("key '" + key.name() + "' of " + record.getClass() + " cannot be read", e);
        }
    }

    /** A record of the values in the order of its keys. What its own constructor refuses is an {@link IllegalArgumentException}. */
    Object make(@Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the constructor of " + type + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
