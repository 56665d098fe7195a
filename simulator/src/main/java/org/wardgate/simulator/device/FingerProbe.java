package org.wardgate.simulator.device;

/** A simulated device with a probe on a finger. All methods run on the simulator's executor. */
public interface FingerProbe extends SimulatedDevice {

    /** The probe comes off the finger. */
    void fingerOff();

    /** The probe is put on again. */
    void fingerOn();
}
