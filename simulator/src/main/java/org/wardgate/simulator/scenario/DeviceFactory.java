package org.wardgate.simulator.scenario;

import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.scenario.device.DeviceSpec;

/** What makes a scenario's devices. Called on the simulator's thread. */
@FunctionalInterface
public interface DeviceFactory {

    /** A device, switched off so far. */
    SimulatedDevice make(DeviceSpec spec, DeviceWire wire, Patient patient);
}
