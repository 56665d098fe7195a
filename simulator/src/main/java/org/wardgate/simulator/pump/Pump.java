package org.wardgate.simulator.pump;

import org.wardgate.model.Decimal;

/** What can befall an infusion pump besides its line. All methods run on the simulator's executor. */
public interface Pump {

    /** Somebody presses START: the alarm is gone and the pump infuses, unless the alarm's reason is still there. */
    void run();

    /** Somebody presses HOLD, or whatever the pump's key for it is. */
    void hold();

    /** Somebody dials another rate, in mL/h. */
    void setRate(Decimal millilitresPerHour);

    /** Somebody clamps the patient's line: while the pump infuses the pressure rises, until it alarms and stops after some 26 s. */
    void occlude();

    /** Somebody opens the clamp. The alarm stays. */
    void releaseOcclusion();

    /** Somebody parts the line from the patient: the pump goes on as if nothing were, and nothing reaches the patient. */
    void disconnectLine();

    /** Somebody joins line and patient again. */
    void connectLine();

    /**
     * The volume in mL that has reached the patient so far: not what was pumped into a clamped line until it is opened, and
     * nothing through one that is disconnected.
     *
     * @param patientNanos a moment, not after now, and never before one asked earlier.
     */
    double reachedMillilitresBy(long patientNanos);
}
