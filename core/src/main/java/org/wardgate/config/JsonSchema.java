package org.wardgate.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * The JSON Schema (draft 2020-12) of a file that is bound to a record, so that editors complete its keys and mark mistakes while a
 * person types. It is drawn from the record alone, and the same for the same record.
 *
 * <p>The binder remains the judge. A schema has no ranges of durations but in words, nothing of what a record's own constructor
 * refuses, and nothing of how a number is written; a text that looks like a number it wants quoted.
 */
public final class JsonSchema {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Of all values that are numbers, truth values or durations, and of plain texts. */
    private static final Map<Class<?>, String> JSON_TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Path.class, "string"),
            Map.entry(Duration.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(Decimal.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    /** By their names, in the order in which the walk comes to them; entered before what is below them, since that may come back. */
    private final Map<String, Map<String, Object>> definitions = new LinkedHashMap<>();

    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    private JsonSchema() {}

    /**
     * The schema of a file, as JSON text that ends with a new line.
     *
     * @param title what the file is, in a few words.
     */
    public static String of(String title, Class<? extends Record> type) {
        JsonSchema walk = new JsonSchema();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(walk.record(type, null));
        if (!walk.definitions.isEmpty()) {
            schema.put("$defs", walk.definitions);
        }
        return text(schema);
    }

    private Map<String, Object> record(Class<?> type, @Nullable String kind) {
        RecordKeys record = new RecordKeys(type);
        List<String> required = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        if (kind != null) {
            required.add(Binder.KIND);
            properties.put(Binder.KIND, Map.of("const", kind));
        }
        for (RecordKeys.Key key : record.keys()) {
            if (key.defaultYaml() == null && !key.nullable()) {
                required.add(key.name());
            }
            properties.put(key.name(), property(key));
        }
        record.removed().forEach((old, successor) -> properties.put(old, removed(successor)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> property(RecordKeys.Key key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String allowed = key.range() == null ? "" : "Allowed: " + Scalars.spell(key.range()) + ".";
        String description = (key.doc() + " " + allowed).strip();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        schema.putAll(value(key.type(), key.range()));
        if (key.defaultYaml() != null) {
            schema.put("default", defaultOf(key, key.defaultYaml()));
        }
        return schema;
    }

    private static Map<String, Object> removed(String successor) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", "Removed; use '" + successor + "'.");
        schema.put("deprecated", true);
        schema.put("not", Map.of()); // nothing is allowed, as by false, which could not say why
        return schema;
    }

    private Map<String, Object> value(Type type, @Nullable Range range) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean list = generic.getRawType() == List.class;
            schema.put("type", list ? "array" : "object");
            schema.put(list ? "items" : "additionalProperties", value(arguments[arguments.length - 1], range));
            return schema;
        }
        Class<?> target = (Class<?>) type;
        if (target.isEnum()) {
            schema.put(
                    "enum",
                    Arrays.stream(target.getEnumConstants())
                            .map(constant -> Spelling.kebab((Enum<?>) constant))
                            .toList());
        } else if (Scalars.of(target).isPresent()) {
            scalar(schema, target, range);
        } else {
            schema.put("$ref", "#/$defs/" + define(target));
        }
        return schema;
    }

    private static void scalar(Map<String, Object> schema, Class<?> type, @Nullable Range range) {
        String jsonType = JSON_TYPES.get(type);
        // a text with a grammar of its own, such as bytes in hexadecimal, may well look like a number
        schema.put("type", jsonType == null ? List.of("string", "number") : jsonType);
        if (type == Duration.class) {
            schema.put("pattern", "^" + DurationText.PATTERN + "$");
        } else if (jsonType == null || jsonType.equals("string")) {
            schema.put("minLength", BigDecimal.ONE);
        } else if (range != null) {
            putUnlessEmpty(schema, "minimum", range.min());
            putUnlessEmpty(schema, "maximum", range.max());
        }
    }

    private static void putUnlessEmpty(Map<String, Object> schema, String key, String number) {
        if (!number.isEmpty()) {
            schema.put(key, new BigDecimal(number));
        }
    }

    /** The name of the definition of a record, or of a sealed interface, which is one for each of its kinds. */
    private String define(Class<?> type) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        Class<?> same = named.putIfAbsent(name, type);
        if (same == type) {
            return name;
        }
        if (same != null) {
            throw new IllegalStateException(same + " and " + type + " would have one name");
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definitions.put(name, definition);
        if (type.isRecord()) {
            definition.putAll(record(type, null));
        } else if (!type.isSealed()) {
            throw new IllegalStateException("no configuration can be bound to " + type);
        } else {
            definition.put(
                    "oneOf",
                    Arrays.stream(type.getPermittedSubclasses())
                            .map(kind -> record(kind, Spelling.kebab(kind.getSimpleName())))
                            .toList());
        }
        return name;
    }

    private static Object defaultOf(RecordKeys.Key key, String yaml) {
        List<Problem> problems = new ArrayList<>();
        YamlNode node = new YamlTree("the default of '" + key.name() + "'", problems).read(yaml);
        if (node == null || !problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return json(node);
    }

    /** A default as JSON. It is written as in a file: a text that looks like a number is quoted. */
    private static Object json(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(JsonSchema::json).toList();
        }
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> object = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> object.put(entry.key(), json(entry.value())));
            return object;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        String text = scalar.text();
        if (scalar.plain() && Scalars.DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return scalar.plain() && (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : text;
    }

    private static String text(Map<String, Object> schema) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(printer);
            write(schema, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a schema could not be written to memory", e);
        }
        return text + "\n";
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> array) {
            out.writeStartArray();
            for (Object item : array) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number.toPlainString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString((String) value);
        }
    }
}
