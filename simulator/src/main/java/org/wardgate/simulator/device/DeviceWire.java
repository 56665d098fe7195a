package org.wardgate.simulator.device;

import java.time.Duration;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** What a simulated device may touch: its end of the line and the clocks. */
public interface DeviceWire {

    /** Puts bytes on the line, as a UART does: whoever does not listen loses them. */
    void send(Bytes bytes);

    /** The clocks; the device's own rates follow patient time, its protocol's time-outs link time. */
    TimeSource time();

    /**
     * Notes a number that the device says, for whoever compares what was read with what was said. It does not reach the line.
     *
     * @param quantity the metric as the model spells it, {@code mdc:147842}, or a number of a pump: {@code rate},
     *     {@code volume-infused}, {@code volume-to-be-infused}, {@code time-remaining}, {@code pressure}.
     * @param value the number as the wire shows it, in the wire's unit; a time in seconds.
     */
    default void says(String quantity, Decimal value) {}

    /**
     * Notes a number that the device says of one of its parts, such as a pump in a rack.
     *
     * @param part which: its line is called as the device's, a hyphen and this.
     */
    default void says(String part, String quantity, Decimal value) {}

    /** Runs a task once after a delay on the simulator's executor. */
    Timer schedule(Face face, Duration delay, Runnable task);
}
