package org.wardgate.simulator.patient;

/**
 * An arterial pressure in mmHg, in fractions.
 *
 * @param systolic the systolic pressure.
 * @param diastolic the diastolic pressure.
 */
record ArterialPressure(double systolic, double diastolic) {
    /** Ours: how much less than the mean the pulse pressure moves. */
    private static final double PULSE_PRESSURE_EXPONENT = 0.7;

    double mean() {
        return diastolic + (systolic - diastolic) / 3;
    }

    /** The pressure with the systolic and the diastolic each multiplied. */
    ArterialPressure times(double ofSystolic, double ofDiastolic) {
        return new ArterialPressure(systolic * ofSystolic, diastolic * ofDiastolic);
    }

    /** The pressure with another mean; the pulse pressure follows it, but less than in proportion. */
    ArterialPressure withMeanTimes(double factor) {
        double wanted = mean() * factor;
        double pulse = (systolic - diastolic) * Math.pow(factor, PULSE_PRESSURE_EXPONENT);
        double low = wanted - pulse / 3;
        return new ArterialPressure(low + pulse, low);
    }

    /** The pressure within what can be. */
    ArterialPressure bounded() {
        double high = Bounds.SYSTOLIC.clamp(systolic);
        return new ArterialPressure(high, Math.min(Bounds.DIASTOLIC.clamp(diastolic), high - 10));
    }
}
