package org.wardgate.simulator.device;

/** A simulated device with electrodes on a chest. All methods run on the simulator's executor. */
public interface ElectrodeProbe extends SimulatedDevice {

    /** An electrode comes off. */
    void leadsOff();

    /** It is put on again. */
    void leadsOn();
}
