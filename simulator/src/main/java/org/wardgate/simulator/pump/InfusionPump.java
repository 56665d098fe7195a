package org.wardgate.simulator.pump;

import org.wardgate.simulator.device.SimulatedDevice;

/** A simulated pump on a line of its own. All methods run on the simulator's executor. */
public interface InfusionPump extends Pump, SimulatedDevice {}
