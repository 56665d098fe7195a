package org.wardgate.device.driver;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/** All that a driver may touch. Every method is called on the connection's event loop. */
public interface DriverContext {

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
     * Heads the next event with the device's name and the next sequence number.
     *
     * @param received when the last byte of what the event is made of arrived.
     * @param deviceTime the device's own clock; null where it states none.
     */
    EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime);

    /** Hands an event to whoever watches the device. */
    void emit(DeviceEvent event);

    /**
     * States how the conversation stands. Emitted as a {@link LineState} where it differs from what was stated before.
     *
     * @param status how it stands.
     * @param cause why.
     * @param detail words for an engineer; empty where there is nothing to add.
     * @param session what the two ends agreed on; empty where the protocol agrees on nothing.
     */
    void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session);

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
