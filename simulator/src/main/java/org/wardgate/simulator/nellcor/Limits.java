package org.wardgate.simulator.nellcor;

/**
 * An instrument's alarm limits; a value at a limit is within.
 *
 * @param saturationLow in percent.
 * @param saturationHigh in percent.
 * @param pulseLow per minute.
 * @param pulseHigh per minute.
 */
public record Limits(int saturationLow, int saturationHigh, int pulseLow, int pulseHigh) {
    /** Usual ones for adults. */
    public static final Limits ADULT = new Limits(85, 100, 40, 170);
}
