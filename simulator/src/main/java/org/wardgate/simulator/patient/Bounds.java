package org.wardgate.simulator.patient;

/**
 * The range in which a simulated sign stays, whatever acts on it.
 *
 * @param low the lowest value.
 * @param high the highest value.
 */
record Bounds(double low, double high) {
    static final Bounds HEART_RATE = new Bounds(20, 220);
    static final Bounds SYSTOLIC = new Bounds(40, 240);
    static final Bounds DIASTOLIC = new Bounds(20, 140);
    static final Bounds RESPIRATION = new Bounds(0, 60);
    static final Bounds SATURATION = new Bounds(40, 100);
    static final Bounds CARBON_DIOXIDE = new Bounds(0, 110);

    double clamp(double value) {
        return Math.min(high, Math.max(low, value));
    }
}
