package org.wardgate.simulator.device;

import java.util.SortedMap;
import org.wardgate.bytes.Bytes;

/** One device at the far end of a line. All methods run on the simulator's executor. */
public interface SimulatedDevice {

    /** Power on: the device may begin to send. */
    void start();

    /** Bytes have arrived on the device's line, cut anyhow. Must not throw for anything a client can send. */
    void received(Bytes bytes);

    /** Power off; nothing is sent any more. */
    void stop();

    /**
     * What the device has counted, by name: among it {@code violations}, the control commands that arrived. A gateway that only
     * reads leaves it at 0.
     */
    SortedMap<String, Long> counters();
}
