package org.wardgate.simulator.alaris;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a pump counts, by name. */
final class Counters {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    /** All counters that were ever above 0, and {@code violations} always. */
    SortedMap<String, Long> all() {
        SortedMap<String, Long> all = new TreeMap<>(counts);
        all.putIfAbsent("violations", 0L);
        return all;
    }
}
