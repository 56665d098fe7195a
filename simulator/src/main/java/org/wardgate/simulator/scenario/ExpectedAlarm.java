package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Doc;
import org.wardgate.model.Priority;

/** An alarm that must be raised. */
public record ExpectedAlarm(
        @Doc("The rule's id.") String rule,
        @Doc("The bed's name.") String bed,

        @Doc("What the rule watches where it watches several: a device, a signal; without it any.") @Nullable
        String subject,

        @Doc("The priority with which it begins; without it any.") @Nullable
        Priority priority,

        @Doc("The highest priority that it reaches before it ends, within the scenario's length; without it any.")
        @Nullable
        Priority peak,

        @Doc("Not before this, in patient time since the scenario's start.")
        Duration earliest,

        @Doc("Not after this.") Duration latest) {

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
