package org.wardgate.simulator.patient;

import java.time.Duration;
import java.util.List;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.model.Decimal;

/**
 * What befalls one sign of a patient over time, whatever its cause. It leads in straight lines from knot to knot, from no effect at its
 * beginning, and stays at the last.
 */
public record Course(
        @Doc("The sign that it acts on.") Sign of,

        @Doc("Whether the values multiply the sign or are added to it.")
        Change by,

        @Doc("When it begins, in patient time since the scenario's start.") @Default("0s")
        Duration from,

        @Doc("The values, in order of time.") List<Knot> knots) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What a course can act on. */
    public enum Sign {
        HEART_RATE,
        /** the systolic and the diastolic pressure alike. */
        PRESSURE,
        SYSTOLIC,
        DIASTOLIC,
        /** how often the chest moves. */
        RESPIRATION,
        /** how deep the breaths are; 0 is a closed airway. */
        TIDAL_VOLUME,
        OXYGEN_SATURATION,
        /** what is measured at the end of a breath. */
        CARBON_DIOXIDE,
        TEMPERATURE,
        PERFUSION
    }

    /** How a course acts. */
    public enum Change {
        FACTOR(1),
        OFFSET(0);

        private final double neutral;

        Change(double neutral) {
            this.neutral = neutral;
        }
    }

    /** One value of a course. */
    public record Knot(
            @Doc("When it is reached, in patient time since the course began.")
            Duration at,

            @Doc("The factor, or the offset in the sign's unit.")
            Decimal value) {}

    public Course {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) {
            throw new BadValue("knots", "a course has at least one knot");
        }
        for (int i = 1; i < knots.size(); i++) {
            if (knots.get(i).at().compareTo(knots.get(i - 1).at()) <= 0) {
                throw new BadValue(
                        "knots[" + i + "].at",
                        "a course's knots are in order of time; "
                                + knots.get(i).at() + " does not come after "
                                + knots.get(i - 1).at());
            }
        }
        for (int i = 0; i < knots.size(); i++) {
            Decimal value = knots.get(i).value();
            if (by == Change.FACTOR && value.signum() < 0) {
                throw new BadValue("knots[" + i + "].value", "a factor is 0 or more, not " + value);
            }
        }
    }

    /** The factor or offset at a moment since the scenario's start. */
    double at(long seconds) {
        double since = seconds - seconds(from);
        if (since < 0) {
            return by.neutral;
        }
        double beforeAt = 0;
        double before = by.neutral;
        for (Knot knot : knots) {
            double at = seconds(knot.at());
            double value = knot.value().toDouble();
            if (since < at) {
                return before + (value - before) * (since - beforeAt) / (at - beforeAt);
            }
            beforeAt = at;
            before = value;
        }
        return before;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
