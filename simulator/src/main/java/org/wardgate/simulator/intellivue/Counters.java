package org.wardgate.simulator.intellivue;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a device has counted, by name. */
final class Counters {
    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Counters that stand at zero from the start; others appear when they first count. */
    Counters(String... names) {
        for (String name : names) {
            counts.put(name, 0L);
        }
    }

    void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    SortedMap<String, Long> snapshotWith(String name, long value) {
        TreeMap<String, Long> snapshot = new TreeMap<>(counts);
        snapshot.put(name, value);
        return snapshot;
    }
}
