package org.wardgate.simulator.patient;

import java.util.SplittableRandom;

/** An Ornstein-Uhlenbeck process: it wanders about 0 and forgets where it was. Moved on once a second. */
final class Fluctuation {
    private final double keep;
    private final double kick;
    private final SplittableRandom random;
    private double value;

    /**
     * A process that has run for long.
     *
     * @param seconds how long it remembers.
     * @param sigma its standard deviation.
     */
    Fluctuation(double seconds, double sigma, SplittableRandom random) {
        this.keep = Math.exp(-1 / seconds);
        this.kick = sigma * Math.sqrt(1 - keep * keep);
        this.random = random;
        this.value = sigma * random.nextGaussian();
    }

    void advance() {
        value = keep * value + kick * random.nextGaussian();
    }

    double value() {
        return value;
    }
}
