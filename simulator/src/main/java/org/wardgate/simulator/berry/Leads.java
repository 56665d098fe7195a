package org.wardgate.simulator.berry;

/** Seven leads of an electrocardiogram at one moment, as the board sends them: I, II, III, aVR, aVL, aVF, V. The shape is ours. */
final class Leads {
    private static final int BASE = 128;
    /** How high the R wave is in lead II. */
    private static final double HEIGHT = 60;

    /** P, Q, R, S and T: where in the beat, how high, how wide in parts of the beat. */
    private static final double[][] WAVES = {
        {0.84, 0.15, 0.03}, {0.97, -0.12, 0.008}, {1.0, 1.0, 0.01}, {1.03, -0.25, 0.01}, {1.28, 0.3, 0.05}
    };

    private static final double[] OF_LEAD_II = {0.6, 1, 0.4, -0.8, 0.1, 0.7, 0.9};

    private Leads() {}

    /** Where all are without electrodes. */
    static int[] flat() {
        int[] samples = new int[OF_LEAD_II.length];
        java.util.Arrays.fill(samples, BASE);
        return samples;
    }

    /** All at a moment; {@code beats} is how often the heart has beaten, in fractions. */
    static int[] at(double beats) {
        double phase = beats - Math.floor(beats);
        double lead = 0;
        for (double[] wave : WAVES) {
            for (int beat = -1; beat <= 1; beat++) {
                double distance = (phase + beat - (wave[0] - 1)) / wave[2];
                lead += wave[1] * Math.exp(-distance * distance / 2);
            }
        }
        int[] samples = flat();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.max(0, Math.min(255, Math.round(BASE + HEIGHT * OF_LEAD_II[i] * lead)));
        }
        return samples;
    }
}
