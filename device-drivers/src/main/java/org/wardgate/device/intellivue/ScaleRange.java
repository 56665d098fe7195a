package org.wardgate.device.intellivue;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Unit;

/**
 * Which physical values two samples of a curve stand for (type ScaleRangeSpec16).
 *
 * @param lower the physical value of {@code lowerScaled}.
 * @param upper the physical value of {@code upperScaled}.
 * @param lowerScaled the lower sample.
 * @param upperScaled the upper sample.
 */
record ScaleRange(FloatType lower, FloatType upper, int lowerScaled, int upperScaled) {
    static final int LENGTH = 12;

    static ScaleRange parse(Cursor in) {
        return new ScaleRange(FloatType.of(in.u32()), FloatType.of(in.u32()), in.u16(), in.u16());
    }

    /** The scale in a unit; null where the curve has none, as a plethysmogram sent from not-a-number to not-a-number. */
    @Nullable
    Scale scale(Unit unit) {
        return lower.isNumber() && upper.isNumber() && lowerScaled != upperScaled
                ? new Scale(lower.decimal(), upper.decimal(), lowerScaled, upperScaled, unit)
                : null;
    }
}
