package org.wardgate.simulator.nonin;

import org.wardgate.model.Decimal;

/**
 * A pulse rate and a saturation as the wire has them.
 *
 * @param pulse beats per minute, 18 to 321, or 511.
 * @param saturation percent, 0 to 100, or 127.
 */
record Numbers(int pulse, int saturation) {
    static final int NO_PULSE = 511;
    static final int NO_SATURATION = 127;
    static final Numbers MISSING = new Numbers(NO_PULSE, NO_SATURATION);

    private static final int SLOWEST = 18;
    private static final int FASTEST = 321;
    private static final int FULL = 100;

    /** What was measured, as far as it can be told. */
    static Numbers of(Decimal pulse, Decimal saturation) {
        long rate = Math.round(pulse.toDouble());
        long percent = Math.round(saturation.toDouble());
        return new Numbers(
                rate < SLOWEST || rate > FASTEST ? NO_PULSE : (int) rate,
                percent < 0 || percent > FULL ? NO_SATURATION : (int) percent);
    }

    boolean hasPulse() {
        return pulse != NO_PULSE;
    }

    boolean hasSaturation() {
        return saturation != NO_SATURATION;
    }
}
