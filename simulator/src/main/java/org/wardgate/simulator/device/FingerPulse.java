package org.wardgate.simulator.device;

import org.wardgate.simulator.patient.Patient;

/** The pulse as light through a finger shows it: a wave for each beat of the heart. */
public final class FingerPulse {
    /** Ours: how long a pulse takes from the heart to a finger. */
    private static final long ON_THE_WAY_NANOS = 200_000_000;

    /** The pulse, and what of it the arteries throw back: where in the beat, how high, how wide in parts of the beat. */
    private static final double[][] BUMPS = {{0.2, 0.95, 0.07}, {0.5, 0.35, 0.1}};

    private final Patient patient;

    /** The pulse of a patient. */
    public FingerPulse(Patient patient) {
        this.patient = patient;
    }

    /** How full the finger is of blood, 0 to 1. */
    public double fullness() {
        double beats = patient.beats(ON_THE_WAY_NANOS);
        double phase = beats - Math.floor(beats);
        double sum = 0;
        for (double[] bump : BUMPS) {
            double distance = (phase - bump[0]) / bump[2];
            sum += bump[1] * Math.exp(-distance * distance / 2);
        }
        return Math.min(1, sum);
    }

    /** Whether a pulse has arrived within a time up to now, up to 4 s, in patient time. */
    public boolean arrivedWithin(long nanos) {
        return Math.floor(patient.beats(ON_THE_WAY_NANOS)) > Math.floor(patient.beats(ON_THE_WAY_NANOS + nanos));
    }
}
