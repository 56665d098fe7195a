package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The two lists of labels by which a client selects what is exported to it; nothing at the bedside depends on them. Data Export
 * Interface Programming Guide, get and set priority list.
 */
final class PriorityLists {
    private static final int NUMERICS = 0xF239;
    private static final int WAVES = 0xF23A;
    private static final Set<Integer> LISTS = Set.of(NUMERICS, WAVES);
    private static final Bytes EMPTY = Bytes.ofHex("00000000");
    private static final int REPLACE = 0;
    private static final int NO_SUCH_ATTRIBUTE = 5;
    /** Bytes of an argument in front of its attributes: object, scope, count and length. */
    private static final int HEADER_LENGTH = 14;

    private final Map<Integer, Bytes> lists = new HashMap<>();

    void clear() {
        lists.clear();
    }

    /** The labels the numerics are restricted to; empty for no restriction. */
    Set<Long> numericLabels() {
        return labels(NUMERICS);
    }

    /** Whether a wave with one of these labels is exported: when it is listed, or no list was ever set. */
    boolean selectsWave(Long... labels) {
        Set<Long> listed = labels(WAVES);
        return listed.isEmpty() || !Collections.disjoint(listed, List.of(labels));
    }

    private Set<Long> labels(int attributeId) {
        Bytes list = lists.getOrDefault(attributeId, EMPTY);
        Set<Long> labels = new HashSet<>();
        for (int at = 4; at + 4 <= list.length(); at += 4) {
            labels.add(list.u32(at));
        }
        return labels;
    }

    /** The answer to a get; empty when it asks for anything but the lists. */
    Optional<Bytes> get(Bytes argument) {
        List<Integer> ids = ids(argument);
        if (ids.isEmpty() || !LISTS.containsAll(ids)) {
            return Optional.empty();
        }
        return Optional.of(inForce(ids));
    }

    /** Replaces lists and answers with what is then in force; empty, and nothing done, when it would set anything else. */
    Optional<Bytes> set(Bytes argument) {
        return replacements(argument).map(wanted -> {
            lists.putAll(wanted);
            return inForce(List.copyOf(wanted.keySet()));
        });
    }

    /** Whether a set replaces lists and does nothing else. */
    static boolean isReplacement(Bytes argument) {
        return replacements(argument).isPresent();
    }

    private static Optional<Map<Integer, Bytes>> replacements(Bytes argument) {
        Map<Integer, Bytes> wanted = new LinkedHashMap<>();
        int at = HEADER_LENGTH;
        while (at + 6 <= argument.length()) {
            int id = argument.u16(at + 2);
            int length = argument.u16(at + 4);
            if (argument.u16(at) != REPLACE || !LISTS.contains(id) || length > argument.length() - at - 6) {
                return Optional.empty();
            }
            wanted.put(id, argument.slice(at + 6, length));
            at += 6 + length;
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted);
    }

    /** The detail of the error that answers a get for anything else. */
    static Bytes noSuchAttribute(Bytes argument) {
        List<Integer> ids = ids(argument);
        MessageWriter errors = new MessageWriter();
        ids.forEach(id -> errors.u16(NO_SUCH_ATTRIBUTE).u16(id));
        return new MessageWriter()
                .bytes(Rose.MDS)
                .u16(ids.size())
                .counted(errors.toBytes())
                .toBytes();
    }

    private Bytes inForce(List<Integer> ids) {
        List<Attribute> attributes = ids.stream()
                .map(id -> new Attribute(id, lists.getOrDefault(id, EMPTY)))
                .toList();
        return new MessageWriter()
                .bytes(Rose.MDS)
                .bytes(Attribute.list(attributes))
                .toBytes();
    }

    private static List<Integer> ids(Bytes argument) {
        List<Integer> ids = new ArrayList<>();
        for (int at = HEADER_LENGTH; at + 2 <= argument.length(); at += 2) {
            ids.add(argument.u16(at));
        }
        return ids;
    }
}
