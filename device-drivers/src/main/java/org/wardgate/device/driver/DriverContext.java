package org.wardgate.device.driver;

import java.time.Duration;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/** All that a driver may touch. Every method is called on the connection's event loop. */
public interface DriverContext extends DeviceOutput {

    /** The three clocks, now. */
    Timestamp now();

    /** Sends one complete frame. It passes the outbound guard, which drops, counts and raises whatever may not leave. */
    void send(Bytes frame);

    /** Runs a task once after a delay, unless the connection closes first. */
    Timer schedule(Face face, Duration delay, Runnable task);

    /**
     * States how often the device speaks at most, where that is less than every second: a silence of twice as long is then none.
     *
     * @param period from one answer to the next.
     */
    default void expectEvery(Duration period) {}

    /**
     * One of several devices that share the line, as a pump in a rack. What the driver says of the line itself, or of what all of them
     * hang on, it says through this context.
     *
     * @param place where it is to be found, as the provider's {@link Places} spell it.
     */
    DeviceOutput part(String place);

    /**
     * States that the frame which is being handled is none of the protocol's after all: it counts as damaged, as if its decoder had
     * dropped it. For protocols without a check, where what a frame says is all that tells.
     */
    void rejected(WireInput.Reason reason);

    /**
     * Counts something that was understood too little to become an event, or that should not have come.
     *
     * @param what a short name in lower case with hyphens, from a bounded set: {@code unknown-attribute-f237}.
     */
    void count(String what);
}
