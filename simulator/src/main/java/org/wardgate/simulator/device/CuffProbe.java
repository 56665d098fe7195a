package org.wardgate.simulator.device;

/** A simulated device with a blood pressure cuff. All methods run on the simulator's executor. */
public interface CuffProbe extends SimulatedDevice {

    /** Somebody at the bed starts a measurement; nothing where one goes on already. */
    void measurePressure();

    /** The cuff comes off the arm: the next measurement finds no pressure in it. */
    void cuffOff();

    /** The cuff is put on again. */
    void cuffOn();
}
