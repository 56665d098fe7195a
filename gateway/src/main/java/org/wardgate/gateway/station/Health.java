package org.wardgate.gateway.station;

import java.util.List;

/**
 * Whether something is as it should be.
 *
 * @param reasons why it is not, each in words; empty when it is. Nothing about a patient.
 * @param notes what an engineer should look at although it is, each in words. Nothing about a patient.
 */
public record Health(List<String> reasons, List<String> notes) {
    public Health {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** Without notes. */
    public Health(List<String> reasons) {
        this(reasons, List.of());
    }

    /** Whether it is as it should be. */
    public boolean isUp() {
        return reasons.isEmpty();
    }
}
