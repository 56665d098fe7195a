package org.wardgate.simulator.patient;

/** What flows into a patient from one pump. */
@FunctionalInterface
public interface Infusion {

    /**
     * The volume that has reached the patient since the scenario's start.
     *
     * @param elapsedNanos a moment in patient time since the scenario's start: not after now, and never before one asked earlier.
     */
    double millilitresBy(long elapsedNanos);
}
