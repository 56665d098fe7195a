package org.wardgate.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The samples of a curve as the device numbers them, with the scale that gives them a physical value. Immutable. */
public final class Samples {
    private final int[] values;
    private final @Nullable Scale scale;

    private Samples(int[] values, @Nullable Scale scale) {
        this.values = values;
        this.scale = scale;
    }

    /**
     * How a sample becomes a physical value: linear from {@code lowerScaled}..{@code upperScaled} to {@code lower}..{@code upper}.
     *
     * @param lower the physical value of the lower sample.
     * @param upper the physical value of the upper sample.
     * @param lowerScaled the lower sample.
     * @param upperScaled the upper sample.
     * @param unit the unit of the physical values.
     */
    public record Scale(Decimal lower, Decimal upper, int lowerScaled, int upperScaled, Unit unit) {}

    /** A copy of samples. {@code scale} is null for a curve that has none, such as a plethysmogram. */
    public static Samples copyOf(int[] values, @Nullable Scale scale) {
        return new Samples(values.clone(), scale);
    }

    /** The number of samples. */
    public int count() {
        return values.length;
    }

    /** The sample at an index, as the device numbers it. */
    public int at(int index) {
        return values[index];
    }

    /** The scale; null for a curve that has none. */
    public @Nullable Scale scale() {
        return scale;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples that
                && Arrays.equals(values, that.values)
                && java.util.Objects.equals(scale, that.scale);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Samples[" + values.length + "]";
    }
}
