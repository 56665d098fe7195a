package org.wardgate.config;

import java.util.Map;

/**
 * What a file was bound to, and where each of its keys stands. Immutable.
 *
 * @param <T> the record of the file.
 */
public final class Bound<T extends Record> {
    private final String file;
    private final T value;
    private final Map<String, Position> positions;

    Bound(String file, T value, Map<String, Position> positions) {
        this.file = file;
        this.value = value;
        this.positions = Map.copyOf(positions);
    }

    /** The record. */
    public T value() {
        return value;
    }

    /** The file, as it was named to the reader. */
    public String file() {
        return file;
    }

    /**
     * Where a key stands, or the key around it that the file does have when this one was left to its default.
     *
     * @param path keys as the file spells them and indices from 0 on: {@code beds[1].devices[0].line}.
     */
    public Position at(String path) {
        return nearest(positions, path);
    }

    /** Where a key stands among these, or the nearest key around it that is there. */
    static Position nearest(Map<String, Position> positions, String path) {
        for (String at = path; !at.isEmpty(); at = parentOf(at)) {
            Position position = positions.get(at);
            if (position != null) {
                return position;
            }
        }
        return positions.getOrDefault("", Position.START);
    }

    /** A mistake at a key, for what the binder cannot know: names without a match, values that contradict another file. */
    public Problem problemAt(String path, String message) {
        Position position = at(path);
        return new Problem(file, position.line(), position.column(), message);
    }

    private static String parentOf(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
