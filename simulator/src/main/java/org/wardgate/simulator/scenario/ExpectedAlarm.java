package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.model.Priority;

/**
 * An alarm that must be raised.
 *
 * @param rule the rule's id.
 * @param bed the bed's name.
 * @param subject what the rule watches where it watches several: a device, a signal; null for any.
 * @param priority the priority with which it begins; null for any.
 * @param peak the highest priority that it reaches before it ends, within the scenario's length; null for any.
 * @param earliest not before this, in patient time since the scenario's start.
 * @param latest not after this.
 */
public record ExpectedAlarm(
        String rule,
        String bed,
        @Nullable String subject,
        @Nullable Priority priority,
        @Nullable Priority peak,
        Duration earliest,
        Duration latest) {

    public ExpectedAlarm {
        if (earliest.compareTo(latest) > 0) {
            throw new BadValue(
                    "latest",
                    "alarm " + rule + " is expected between " + earliest + " and " + latest + ", which never is");
        }
        if (priority != null && peak != null && priority.isAbove(peak)) {
            throw new BadValue(
                    "peak", "alarm " + rule + " begins as " + priority + " and so reaches more than " + peak);
        }
    }

    /** An alarm of any subject that may reach any priority. */
    public ExpectedAlarm(String rule, String bed, @Nullable Priority priority, Duration earliest, Duration latest) {
        this(rule, bed, null, priority, null, earliest, latest);
    }
}
