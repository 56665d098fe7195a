package org.wardgate.simulator.patient;

/** The last two minutes of a heart, second by second: what looks back needs them. */
final class History {
    private static final int SECONDS = 128;
    private static final double SECONDS_PER_MINUTE = 60;

    private final double[] heartRate = new double[SECONDS];
    private final double[] beats = new double[SECONDS];
    private final ArterialPressure[] pressure = new ArterialPressure[SECONDS];
    private int last = -1;

    /** A second later; the first call is for second 0. The heart rate holds until the next. */
    void add(double newHeartRate, ArterialPressure newPressure) {
        double soFar = last < 0 ? 0 : beatsAt(last + 1);
        last++;
        heartRate[last % SECONDS] = newHeartRate;
        pressure[last % SECONDS] = newPressure;
        beats[last % SECONDS] = soFar;
    }

    /** How often the heart has beaten by a moment, in seconds since the beginning. */
    double beatsAt(double seconds) {
        int second = (int) Math.max(Math.max(0, last - SECONDS + 1), Math.min(last, Math.floor(seconds)));
        int at = second % SECONDS;
        return beats[at] + heartRate[at] / SECONDS_PER_MINUTE * (seconds - second);
    }

    /** The mean of the pressures of as many seconds up to now. */
    ArterialPressure meanPressure(int seconds) {
        int count = Math.max(1, Math.min(seconds, Math.min(last + 1, SECONDS)));
        double systolic = 0;
        double diastolic = 0;
        for (int i = 0; i < count; i++) {
            ArterialPressure one = pressure[(last - i) % SECONDS];
            systolic += one.systolic() / count;
            diastolic += one.diastolic() / count;
        }
        return new ArterialPressure(systolic, diastolic);
    }
}
