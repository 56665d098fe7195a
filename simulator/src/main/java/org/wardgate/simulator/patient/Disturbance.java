package org.wardgate.simulator.patient;

import java.time.Duration;
import org.wardgate.config.BadValue;
import org.wardgate.config.Doc;

/** What keeps a sensor from seeing a patient for some time. */
public record Disturbance(
        @Doc("What it is.") Kind kind,

        @Doc("When it begins, in patient time since the scenario's start.")
        Duration from,

        @Doc("When it is over.") Duration until) {

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
