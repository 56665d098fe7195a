package org.wardgate.simulator.patient;

/**
 * The heart beats faster when the pressure falls below what it has been, and slower when it rises. Ours: 0.8 beats per mmHg, at most
 * 25, reached within some 8 s; what the reflex is used to follows the mean pressure over 5 min. Moved on once a second.
 */
final class Baroreflex {
    private static final double BEATS_PER_MILLIMETRE_OF_MERCURY = -0.8;
    private static final double MOST_BEATS = 25;
    private static final double RESPONSE_SECONDS = 8;
    private static final double HABIT_SECONDS = 300;

    private double habit;
    private double beats;

    Baroreflex(double mean) {
        this.habit = mean;
    }

    void advance(double mean) {
        double wanted = BEATS_PER_MILLIMETRE_OF_MERCURY * (mean - habit);
        wanted = Math.max(-MOST_BEATS, Math.min(MOST_BEATS, wanted));
        beats += (wanted - beats) * (1 - Math.exp(-1 / RESPONSE_SECONDS));
        habit += (mean - habit) * (1 - Math.exp(-1 / HABIT_SECONDS));
    }

    /** What it adds to the heart rate, per minute. */
    double beats() {
        return beats;
    }
}
