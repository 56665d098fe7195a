package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Priority;

/**
 * An alarm that must be raised.
 *
 * @param rule the rule's id.
 * @param bed the bed's name.
 * @param priority its priority; null for any.
 * @param earliest not before this, in patient time since the scenario's start.
 * @param latest not after this.
 */
public record ExpectedAlarm(
        String rule, String bed, @Nullable Priority priority, Duration earliest, Duration latest) {

    public ExpectedAlarm {
        if (earliest.compareTo(latest) > 0) {
            throw new IllegalArgumentException(
                    "alarm " + rule + " is expected between " + earliest + " and " + latest + ", which never is");
        }
    }
}
