package org.wardgate.simulator.pump;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The places of a rack, and what stands in them.
 *
 * @param <P> a place.
 */
public final class PumpSlots<P> {
    private final SortedMap<P, RackPump> pumps;
    private final Map<P, RackPump> out = new HashMap<>();

    /** A rack with these pumps. */
    public PumpSlots(Map<P, RackPump> pumps, Comparator<? super P> order) {
        this.pumps = new TreeMap<>(order);
        this.pumps.putAll(pumps);
    }

    /** The pumps that stand in the rack now, in order. */
    public SortedMap<P, RackPump> pumps() {
        return new TreeMap<>(pumps);
    }

    /** The pump that stands in a place now. */
    public @Nullable RackPump at(P place) {
        return pumps.get(place);
    }

    /** The pump in a place, or the one that was taken out of it last. */
    public @Nullable RackPump of(P place) {
        RackPump pump = pumps.get(place);
        return pump != null ? pump : out.get(place);
    }

    /** Takes a pump out; false when there is none. */
    public boolean takeOut(P place) {
        RackPump pump = pumps.remove(place);
        if (pump == null) {
            return false;
        }
        pump.setMains(false);
        out.put(place, pump);
        return true;
    }

    /** Puts a pump in that was taken out; false when it is not out or the place is taken. */
    public boolean putIn(P from, P to) {
        RackPump pump = out.get(from);
        if (pump == null || pumps.containsKey(to)) {
            return false;
        }
        out.remove(from);
        pumps.put(to, pump);
        pump.setMains(true);
        return true;
    }
}
