package org.wardgate.simulator.patient;

import java.util.SplittableRandom;

/**
 * How a drug spreads between blood, tissue and the place where it acts. A model of two compartments has k13 and k31 at 0.
 *
 * @param centralLitres the volume of the central compartment.
 * @param k10 elimination, per minute, as all that follow.
 * @param k12 from the central into the second compartment.
 * @param k13 from the central into the third compartment.
 * @param k21 back from the second compartment.
 * @param k31 back from the third compartment.
 * @param ke0 between blood and the effect site.
 */
record CompartmentModel(double centralLitres, double k10, double k12, double k13, double k21, double k31, double ke0) {
    /** Between one patient and the next: the standard deviation of each number's logarithm. */
    private static final double VARIATION = 0.25;

    /** The model of somebody who differs from the nominal patient by chance. */
    CompartmentModel varied(SplittableRandom random) {
        return new CompartmentModel(
                centralLitres * factor(random),
                k10 * factor(random),
                k12 * factor(random),
                k13 * factor(random),
                k21 * factor(random),
                k31 * factor(random),
                ke0 * factor(random));
    }

    private static double factor(SplittableRandom random) {
        return Math.exp(VARIATION * random.nextGaussian());
    }
}
