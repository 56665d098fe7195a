package org.wardgate.simulator.patient;

/**
 * What drugs do at one moment, as fractions that are added to 1 and multiply the baseline. Effects of several drugs add up.
 *
 * @param heartRate on the heart rate.
 * @param systolic on the systolic pressure.
 * @param diastolic on the diastolic pressure.
 * @param mean on the mean pressure as a whole, after the two before it.
 * @param respiration on the breathing rate.
 * @param tidalVolume on the depth of a breath.
 */
record DrugEffect(
        double heartRate, double systolic, double diastolic, double mean, double respiration, double tidalVolume) {
    private static final double PROPOFOL_EC50 = 0.7649;

    static final DrugEffect NONE = new DrugEffect(0, 0, 0, 0, 0, 0);

    /**
     * The effect of a drug. Ketamine and propofol after the substance files of BioGears; lidocaine is ours, so that toxicity looks
     * as it does.
     *
     * @param concentration at the effect site, in mg/L.
     * @param gain multiplies what ketamine does to heart and pressure; 1 for an ordinary patient.
     */
    static DrugEffect of(Drug drug, double concentration, double gain) {
        return switch (drug) {
            case KETAMINE ->
                new DrugEffect(
                        gain * emax(0.25, 0.75, concentration),
                        gain * emax(0.40, 0.75, concentration),
                        gain * emax(0.10, 0.75, concentration),
                        0,
                        emax(-0.10, 0.5, concentration),
                        0);
            case LIDOCAINE ->
                new DrugEffect(
                        0.10 * hill(concentration, 5, 4) - 0.55 * hill(concentration, 14, 8),
                        0,
                        0,
                        0.05 * hill(concentration, 5, 4) - 0.60 * hill(concentration, 13, 6),
                        0.10 * hill(concentration, 5, 4) - 0.95 * hill(concentration, 15, 8),
                        0);
            case PROPOFOL ->
                new DrugEffect(
                        emax(0.15, PROPOFOL_EC50, concentration),
                        emax(-0.55, PROPOFOL_EC50, concentration),
                        emax(-0.25, PROPOFOL_EC50, concentration),
                        0,
                        emax(-1, PROPOFOL_EC50, concentration),
                        emax(-1, PROPOFOL_EC50, concentration));
        };
    }

    DrugEffect plus(DrugEffect other) {
        return new DrugEffect(
                heartRate + other.heartRate,
                systolic + other.systolic,
                diastolic + other.diastolic,
                mean + other.mean,
                respiration + other.respiration,
                tidalVolume + other.tidalVolume);
    }

    private static double emax(double most, double half, double concentration) {
        return most * concentration / (half + concentration);
    }

    private static double hill(double concentration, double half, double steepness) {
        double power = Math.pow(concentration, steepness);
        return power / (Math.pow(half, steepness) + power);
    }
}
