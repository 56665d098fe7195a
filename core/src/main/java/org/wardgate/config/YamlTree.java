package org.wardgate.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree of one YAML document from the parser's events. Events rather than composed nodes, because composing would
 * replace an alias by what it stands for, and its place in the file would be lost. One object reads one text.
 */
final class YamlTree {
    private static final int MAX_DEPTH = 32;
    private static final String NO_ANCHORS =
            "anchors, aliases and merge keys are refused, so that each value stands where it is used; write it out";

    private final String file;
    private final List<Problem> problems;
    private int depth;

    YamlTree(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document, or null where the text has no structure that could be bound; why is among the problems. */
    @Nullable
    YamlNode read(String text) {
        if (!isPrintable(text)) {
            return null;
        }
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            return document(new Parse(settings).parseString(text).iterator());
        } catch (TooDeepException e) {
            report(e.position, "nested deeper than " + MAX_DEPTH + " levels");
        } catch (MarkedYamlEngineException e) {
            reportSyntax(e);
        } catch (YamlEngineException e) {
            report(Position.START, "not valid YAML: " + e.getMessage());
        }
        return null;
    }

    private boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                report(
                        Position.after(text.subSequence(0, i)),
                        String.format("character U+%04X is not allowed here; remove it", character));
                return false;
            }
        }
        return true;
    }

    private @Nullable YamlNode document(Iterator<Event> events) {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null) {
                        report(position(event), "a second document begins; a file holds one");
                        return root;
                    }
                }
                case Scalar, Alias, SequenceStart, MappingStart -> root = node(event, events);
                default -> {} // ends, and the start of the stream
            }
        }
        if (root == null) {
            report(Position.START, "empty file");
        }
        return root;
    }

    private YamlNode node(Event event, Iterator<Event> events) {
        Position position = position(event);
        boolean refused = refuse(event, position);
        if (++depth > MAX_DEPTH) {
            throw new TooDeepException(position);
        }
        YamlNode node;
        if (event instanceof MappingStartEvent) {
            node = mapping(position, events);
        } else if (event instanceof SequenceStartEvent) {
            node = sequence(position, events);
        } else if (event instanceof ScalarEvent scalar) {
            refused |= refuseFolding(scalar, position);
            node = new YamlNode.Scalar(position, scalar.getValue(), scalar.isPlain());
        } else {
            node = new YamlNode.Refused(position);
        }
        depth--;
        return refused ? new YamlNode.Refused(position) : node;
    }

    private boolean refuse(Event event, Position position) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            report(position, NO_ANCHORS);
            return true;
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof MappingStartEvent mapping
                        ? mapping.getTag()
                        : event instanceof SequenceStartEvent sequence ? sequence.getTag() : Optional.empty();
        tag.ifPresent(name -> report(position, "tags are refused: remove '" + name + "'"));
        return tag.isPresent();
    }

    /** A quote that was not closed swallows lines up to the next quote: so quotes end in their line. */
    private boolean refuseFolding(ScalarEvent scalar, Position position) {
        boolean block = scalar.isLiteral() || scalar.isFolded();
        int lastLine = scalar.getEndMark().map(mark -> mark.getLine() + 1).orElse(position.line());
        if (block || lastLine == position.line()) {
            return false;
        }
        report(position, "a value ends in the line it begins in; text of several lines begins with |");
        return true;
    }

    private YamlNode sequence(Position position, Iterator<Event> events) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, events));
        }
        return new YamlNode.Sequence(position, items);
    }

    private YamlNode mapping(Position position, Iterator<Event> events) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, events);
            YamlNode value = node(events.next(), events);
            String name = nameOf(key);
            if (name == null) {
                continue;
            }
            YamlNode.Entry first = entries.putIfAbsent(name, new YamlNode.Entry(key.position(), name, value));
            if (first != null) {
                report(
                        key.position(),
                        "duplicate key '" + name + "'; first at line "
                                + first.position().line());
            }
        }
        return new YamlNode.Mapping(position, List.copyOf(entries.values()));
    }

    private @Nullable String nameOf(YamlNode key) {
        if (key instanceof YamlNode.Refused) {
            return null;
        }
        if (!(key instanceof YamlNode.Scalar scalar)) {
            report(key.position(), "expected a key, found " + key.describe());
            return null;
        }
        if (scalar.text().isEmpty()) {
            report(key.position(), "a key is not empty");
            return null;
        }
        if (scalar.plain() && scalar.text().equals("<<")) {
            report(key.position(), NO_ANCHORS);
            return null;
        }
        return scalar.text();
    }

    private void reportSyntax(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("(TAB)")) {
            report(position(e.getProblemMark()), "a tab cannot indent or separate; use spaces");
        } else if (problem.contains("stream end") || problem.contains("end of stream")) {
            // what was never closed is a mistake where it opens, not at the end of the file
            report(position(e.getContextMark().or(e::getProblemMark)), "not valid YAML: opened here and never closed");
        } else {
            String context = e.getContext() == null ? "" : " " + e.getContext();
            report(position(e.getProblemMark()), "not valid YAML: " + problem + context);
        }
    }

    private void report(Position position, String message) {
        problems.add(new Problem(file, position.line(), position.column(), message));
    }

    private static Position position(Event event) {
        return position(event.getStartMark());
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(Position::of).orElse(Position.START);
    }

    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Position position;

        private TooDeepException(Position position) {
            this.position = position;
        }
    }
}
