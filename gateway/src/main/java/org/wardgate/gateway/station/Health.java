package org.wardgate.gateway.station;

import java.util.List;

/**
 * Whether something is as it should be.
 *
 * @param reasons why it is not, each in words; empty when it is. Nothing about a patient.
 */
public record Health(List<String> reasons) {
    public Health {
        reasons = List.copyOf(reasons);
    }

    /** Whether it is as it should be. */
    public boolean isUp() {
        return reasons.isEmpty();
    }
}
