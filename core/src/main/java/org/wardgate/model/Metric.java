package org.wardgate.model;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a metric.
 *
 * @param id its code.
 * @param referenceId its name in ISO/IEEE 11073-10101, {@code MDC_ECG_HEART_RATE}.
 * @param shortName what a person calls it, {@code HR}; several metrics share one, such as respiration by its different methods.
 * @param unit the unit that limits and screens use.
 * @param plausible what is shown without a mark, in that unit. A value outside is an extreme: it is still a value, shown and
 *     alarmed on. Null where nothing is known.
 * @param physical what can be at all, in that unit; a value outside is a technical matter. Null where nothing is known.
 */
public record Metric(
        MetricId.Mdc id,
        String referenceId,
        String shortName,
        Unit unit,
        @Nullable Bounds plausible,
        @Nullable Bounds physical) {

    /**
     * Two ends, both included.
     *
     * @param low the lower end.
     * @param high the upper end.
     */
    public record Bounds(Decimal low, Decimal high) {
        public Bounds {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("low " + low + " is above high " + high);
            }
        }

        /** Whether a value lies within. */
        public boolean contain(Decimal value) {
            return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
        }
    }

    /** Whether a value in the metric's unit is shown without a mark; true where nothing is known. */
    public boolean isPlausible(Decimal value) {
        return plausible == null || plausible.contain(value);
    }

    /** Whether a value in the metric's unit can be at all; true where nothing is known. */
    public boolean isPhysical(Decimal value) {
        return physical == null || physical.contain(value);
    }
}
