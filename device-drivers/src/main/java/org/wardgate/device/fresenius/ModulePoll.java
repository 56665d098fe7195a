package org.wardgate.device.fresenius;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one pump is asked in a round, and what it has answered. It is asked for all at once; one that does not take that is asked for
 * each by itself, and not again for what it does not know. Source: Base protocol, read-only session.
 */
final class ModulePoll {
    private static final List<FreseniusQuery> EACH = List.of(
            FreseniusQuery.ALARM,
            FreseniusQuery.ERROR,
            FreseniusQuery.MODE,
            FreseniusQuery.BOLUS_RATE,
            FreseniusQuery.BOLUS_VOLUME,
            FreseniusQuery.RATE,
            FreseniusQuery.VOLUME);

    private final Set<FreseniusQuery> unknown = EnumSet.noneOf(FreseniusQuery.class);
    private final Map<Character, String> values = new HashMap<>();

    /** The questions of the next round, which begins. */
    List<FreseniusQuery> round() {
        values.clear();
        if (!unknown.contains(FreseniusQuery.EVERYTHING)) {
            return List.of(FreseniusQuery.EVERYTHING);
        }
        return EACH.stream().filter(query -> !unknown.contains(query)).toList();
    }

    /** The pump does not know a question. */
    void doesNotKnow(FreseniusQuery query) {
        unknown.add(query);
    }

    boolean knows(FreseniusQuery query) {
        return !unknown.contains(query);
    }

    void answered(FreseniusMessage message) {
        values.putAll(message.values());
    }

    /** What the round has brought, by the letters of the variables. */
    Map<Character, String> values() {
        return values;
    }
}
