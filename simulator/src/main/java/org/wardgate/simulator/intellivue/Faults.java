package org.wardgate.simulator.intellivue;

import java.util.EnumMap;
import java.util.Map;

/** The faults that wait for their occasion. */
final class Faults {
    private final Map<Fault, Integer> armed = new EnumMap<>(Fault.class);
    private final Counters counters;

    Faults(Counters counters) {
        this.counters = counters;
    }

    void inject(Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
        }
        armed.put(fault, times);
    }

    void clear(Fault fault) {
        armed.remove(fault);
    }

    /** Whether the fault happens on this occasion, which it then has. */
    boolean take(Fault fault) {
        Integer left = armed.get(fault);
        if (left == null) {
            return false;
        }
        if (left == 1) {
            armed.remove(fault);
        } else if (left != Fault.UNTIL_CLEARED) {
            armed.put(fault, left - 1);
        }
        counters.count(fault.counter());
        return true;
    }
}
