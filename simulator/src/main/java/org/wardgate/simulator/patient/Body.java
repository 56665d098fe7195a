package org.wardgate.simulator.patient;

/**
 * The body that a drug spreads in.
 *
 * @param weightKilograms the weight, 30 to 250 kg.
 * @param heightCentimetres the height.
 * @param ageYears the age.
 * @param male whether lean body mass is a man's.
 */
record Body(double weightKilograms, double heightCentimetres, double ageYears, boolean male) {

    /** The lean body mass of James, in kg. */
    double leanKilograms() {
        double ratio = weightKilograms / heightCentimetres;
        return male ? 1.1 * weightKilograms - 128 * ratio * ratio : 1.07 * weightKilograms - 148 * ratio * ratio;
    }
}
