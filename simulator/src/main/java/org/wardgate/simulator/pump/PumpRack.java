package org.wardgate.simulator.pump;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.SimulatedDevice;

/**
 * Several simulated pumps on one line, each in a place of its own, which is spelled as scenarios do. A pump that is taken out goes
 * on, unheard, on its battery. All methods run on the simulator's executor.
 */
public interface PumpRack extends SimulatedDevice {

    /** The pump in a place, or the one that was taken out of it last; null when there was none. */
    @Nullable
    RackPump pump(String place);

    /** Somebody takes the pump out of its place; harmless when there is none. */
    void takeOut(String place);

    /**
     * Somebody puts a pump that was taken out into a place, its own or another; harmless when it is not out, or when that place
     * is taken.
     *
     * @param from the place that it was taken out of.
     * @param to the place that it is at from now on.
     */
    void putIn(String from, String to);

    /** Power fails and comes back: what the rack knew of its host is gone. The pumps have batteries and go on. */
    void powerCycle();
}
