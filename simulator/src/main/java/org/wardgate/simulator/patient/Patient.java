package org.wardgate.simulator.patient;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.patient.Vitals.Pressure;

/** One patient: the truth that devices observe. Read on the simulator's executor. */
public interface Patient {

    /** What is true now. */
    Vitals vitals();

    /**
     * How often the heart has beaten by a moment, in fractions: an R wave is at every whole number.
     *
     * @param nanosAgo how long ago that moment is in patient time, 0 to 5 s.
     */
    double beats(long nanosAgo);

    /**
     * What a cuff finds that has been at work until now; null when it finds nothing.
     *
     * @param measuring for how long, in patient time, up to 2 min.
     */
    default @Nullable Pressure cuffPressure(Duration measuring) {
        return vitals().pressure();
    }
}
