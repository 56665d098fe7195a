package org.wardgate.simulator.patient;

import java.time.Duration;
import org.wardgate.config.BadValue;

/**
 * What keeps a sensor from seeing a patient for some time.
 *
 * @param kind what it is.
 * @param from when it begins, in patient time since the scenario's start.
 * @param until when it is over.
 */
public record Disturbance(Kind kind, Duration from, Duration until) {

    /** What can disturb. */
    public enum Kind {
        /** The probe is off the finger: no saturation, pulse and perfusion. */
        OXIMETER_OFF,
        /** An electrode is off: no electrocardiogram, and no respiration by impedance. */
        LEADS_OFF,
        /** The hand moves: most values of the probe are marked invalid, the rest are wrong. */
        MOTION
    }

    public Disturbance {
        if (until.compareTo(from) <= 0) {
            throw new BadValue(
                    "until", "a disturbance that begins at " + from + " is over after that, not at " + until);
        }
    }

    boolean holds(Kind asked, long seconds) {
        return kind == asked && seconds >= from.toNanos() / 1e9 && seconds < until.toNanos() / 1e9;
    }
}
