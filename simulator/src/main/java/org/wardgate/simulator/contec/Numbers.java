package org.wardgate.simulator.contec;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * What is measured, as V7 has it.
 *
 * @param pulse beats per minute, 1 to 254, or 255.
 * @param saturation percent, 1 to 100, or 127.
 * @param perfusion hundredths of a percent, 1 to 2200, or 65535.
 */
record Numbers(int pulse, int saturation, int perfusion) {
    static final int NO_PULSE = 0xFF;
    static final int NO_SATURATION = 0x7F;
    static final int NO_PERFUSION = 0xFFFF;
    static final Numbers MISSING = new Numbers(NO_PULSE, NO_SATURATION, NO_PERFUSION);

    private static final int FASTEST = 254;
    private static final int FULL = 100;
    private static final int STRONGEST = 2200;

    /** What was measured, as far as it can be told. */
    static Numbers of(Decimal pulse, Decimal saturation, @Nullable Decimal perfusionPercent) {
        return new Numbers(
                within(FASTEST, pulse.toDouble(), NO_PULSE),
                within(FULL, saturation.toDouble(), NO_SATURATION),
                perfusionPercent == null
                        ? NO_PERFUSION
                        : within(STRONGEST, perfusionPercent.toDouble() * 100, NO_PERFUSION));
    }

    boolean hasPulse() {
        return pulse != NO_PULSE;
    }

    boolean hasSaturation() {
        return saturation != NO_SATURATION;
    }

    boolean hasPerfusion() {
        return perfusion != NO_PERFUSION;
    }

    private static int within(int greatest, double value, int otherwise) {
        long whole = Math.round(value);
        return whole < 1 || whole > greatest ? otherwise : (int) whole;
    }
}
