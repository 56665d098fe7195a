package org.wardgate.simulator.patient;

/** One patient: the truth that devices observe. Read on the simulator's executor. */
public interface Patient {

    /** What is true now. */
    Vitals vitals();
}
