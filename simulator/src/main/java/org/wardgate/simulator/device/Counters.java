package org.wardgate.simulator.device;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a device counts, by name. */
public final class Counters {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    /** Counts one. */
    public void add(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    /** All counters that were ever above 0, and {@code violations} always. */
    public SortedMap<String, Long> all() {
        SortedMap<String, Long> all = new TreeMap<>(counts);
        all.putIfAbsent("violations", 0L);
        return all;
    }
}
