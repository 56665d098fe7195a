package org.wardgate.simulator.patient;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The saturation that a probe on a finger shows: the blood needs 20 s to get there and the probe averages over 8 s. Moved on once a
 * second.
 */
final class FingerOximeter {
    private static final int DELAY_SECONDS = 20;
    private static final double AVERAGING_SECONDS = 8;

    private final Queue<Double> onTheWay = new ArrayDeque<>();
    private double shown;

    /** A probe on a finger whose blood has long been like this, in percent. */
    FingerOximeter(double saturation) {
        for (int i = 0; i < DELAY_SECONDS; i++) {
            onTheWay.add(saturation);
        }
        shown = saturation;
    }

    /** A second later, with this saturation at the heart. */
    void advance(double saturation) {
        onTheWay.add(saturation);
        shown += (onTheWay.remove() - shown) * (1 - Math.exp(-1 / AVERAGING_SECONDS));
    }

    double shown() {
        return shown;
    }
}
