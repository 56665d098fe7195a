package org.wardgate.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** All the ways to change one key or one value of a YAML text. Values become others that look right where that is possible. */
final class Mutations {
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("true", "false"),
            Map.entry("false", "true"),
            Map.entry("low", "medium"),
            Map.entry("medium", "low"),
            Map.entry("high", "medium"),
            Map.entry("technical", "physiological"),
            Map.entry("physiological", "technical"),
            Map.entry("none", "even"),
            Map.entry("odd", "even"),
            Map.entry("lf", "cr"),
            Map.entry("above", "below"),
            Map.entry("below", "above"),
            Map.entry("invalid", "unavailable"),
            Map.entry("unavailable", "invalid"),
            Map.entry("infusing", "stopped"),
            Map.entry("stopped", "paused"),
            Map.entry("paused", "stopped"),
            Map.entry("priming", "stopped"),
            Map.entry("unknown", "stopped"),
            Map.entry("setting", "flow"),
            Map.entry("text", "number"),
            Map.entry("hexadecimal", "number"),
            Map.entry("9600", "19200"),
            Map.entry("19200", "9600"),
            Map.entry("115200", "57600"),
            Map.entry("reference", "real-recording"),
            Map.entry("real-recording", "reference"),
            Map.entry("independent-client", "reference"));

    private final String text;
    private final List<Mutation> mutations = new ArrayList<>();

    /** Where the examples of a profile begin, and the one that is changed now: the others need not be played. */
    private int head;

    private int from;
    private int to;

    private Mutations(String text) {
        this.text = text;
        this.to = text.codePointCount(0, text.length());
    }

    /**
     * One change.
     *
     * @param path the key, with indices left out: {@code messages[].fields.*}.
     * @param isKey whether the key's name is changed, and not its value.
     * @param line where.
     * @param from what stood there.
     * @param to what stands there now.
     * @param text the whole text now.
     */
    record Mutation(String path, boolean isKey, int line, String from, String to, String text) {
        @Override
        public String toString() {
            return (isKey ? "key " : "value ") + path + ": " + from + " -> " + to;
        }
    }

    static List<Mutation> of(String text) {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        Mutations walk = new Mutations(text);
        Optional<Node> root = new Compose(settings).composeString(text);
        walk.walk(root.orElseThrow(), "");
        return walk.mutations;
    }

    private void walk(Node node, String path) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                ScalarNode key = (ScalarNode) tuple.getKeyNode();
                String at = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                change(key, at, true, key.getValue() + "q");
                walk(tuple.getValueNode(), at);
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                if (path.equals("examples")) {
                    look(items, i);
                }
                walk(items.get(i), path + "[]");
            }
        } else {
            ScalarNode value = (ScalarNode) node;
            change(value, path, false, other(value.getValue()));
        }
    }

    private void look(List<Node> examples, int i) {
        head = lineStart(examples.get(0));
        from = lineStart(examples.get(i));
        to = i + 1 < examples.size() ? lineStart(examples.get(i + 1)) : text.codePointCount(0, text.length());
    }

    private static int lineStart(Node node) {
        return node.getStartMark().orElseThrow().getIndex()
                - node.getStartMark().orElseThrow().getColumn();
    }

    /** Another value of the same form: another word of its kind, a number beside it, a letter more. */
    private static String other(String value) {
        if (OTHERS.containsKey(value)) {
            return String.valueOf(OTHERS.get(value));
        }
        if (value.matches("[0-9.]*[0-9](ms|s|min|h)?")) {
            int at = value.length() - value.replaceAll("^[0-9.]+", "").length() - 1;
            char digit = value.charAt(at) == '9' ? '8' : (char) (value.charAt(at) + 1);
            return value.substring(0, at) + digit + value.substring(at + 1);
        }
        return value + "q";
    }

    private void change(ScalarNode node, String path, boolean isKey, String other) {
        int start = node.getStartMark().orElseThrow().getIndex();
        int end = node.getEndMark().orElseThrow().getIndex();
        String written = codePoints(start, end);
        String quote = written.startsWith("\"") ? "\"" : written.startsWith("'") ? "'" : "";
        String now = quote + escaped(other, quote) + quote;
        String all = codePoints(0, head) + codePoints(from, start) + now + codePoints(end, to);
        int line = node.getStartMark().orElseThrow().getLine() + 1;
        mutations.add(new Mutation(path, isKey, line, node.getValue(), other, all));
    }

    private static String escaped(String plain, String quote) {
        if (quote.equals("'")) {
            return plain.replace("'", "''");
        }
        if (quote.isEmpty()) {
            return plain;
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : plain.replace("\\", "\\\\").replace("\"", "\\\"").toCharArray()) {
            escaped.append(
                    c == '\r' ? "\\r" : c == '\n' ? "\\n" : c < ' ' ? String.format("\\x%02X", (int) c) : c + "");
        }
        return escaped.toString();
    }

    private String codePoints(int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
