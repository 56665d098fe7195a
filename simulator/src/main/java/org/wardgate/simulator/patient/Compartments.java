package org.wardgate.simulator.patient;

/** The amounts of one drug in a body, moved on by the classical Runge-Kutta method. */
final class Compartments {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int CENTRAL = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;
    private static final int EFFECT = 3;

    private final CompartmentModel model;
    /** Three amounts in mg and the concentration at the effect site in mg/L. */
    private double[] state = new double[4];

    Compartments(CompartmentModel model) {
        this.model = model;
    }

    /** The concentration in the blood plasma, in mg/L, which is micrograms per mL. */
    double plasmaMilligramsPerLitre() {
        return state[CENTRAL] / model.centralLitres();
    }

    /** The concentration where the drug acts, in mg/L. */
    double effectMilligramsPerLitre() {
        return state[EFFECT];
    }

    /**
     * Moves on.
     *
     * @param seconds by how much; a second is short enough for every published model.
     * @param milligrams what flows in evenly meanwhile.
     */
    void advance(double seconds, double milligrams) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        double inflow = milligrams / minutes;
        double[] k1 = slope(state, inflow);
        double[] k2 = slope(along(k1, minutes / 2), inflow);
        double[] k3 = slope(along(k2, minutes / 2), inflow);
        double[] k4 = slope(along(k3, minutes), inflow);
        double[] next = new double[state.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = state[i] + minutes / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        state = next;
    }

    private double[] along(double[] slope, double minutes) {
        double[] moved = new double[state.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = state[i] + minutes * slope[i];
        }
        return moved;
    }

    private double[] slope(double[] at, double inflow) {
        double toSecond = model.k12() * at[CENTRAL] - model.k21() * at[SECOND];
        double toThird = model.k13() * at[CENTRAL] - model.k31() * at[THIRD];
        double plasma = at[CENTRAL] / model.centralLitres();
        return new double[] {
            inflow - model.k10() * at[CENTRAL] - toSecond - toThird,
            toSecond,
            toThird,
            model.ke0() * (plasma - at[EFFECT])
        };
    }
}
