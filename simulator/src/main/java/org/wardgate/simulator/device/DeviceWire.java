package org.wardgate.simulator.device;

import java.time.Duration;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** What a simulated device may touch: its end of the line and the clocks. */
public interface DeviceWire {

    /** Puts bytes on the line, as a UART does: whoever does not listen loses them. */
    void send(Bytes bytes);

    /** The clocks; the device's own rates follow patient time, its protocol's time-outs link time. */
    TimeSource time();

    /** Runs a task once after a delay on the simulator's executor. */
    Timer schedule(Face face, Duration delay, Runnable task);
}
