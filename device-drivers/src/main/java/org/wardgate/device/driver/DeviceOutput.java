package org.wardgate.device.driver;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.Timestamp;

/** What a driver says of one device: of the one at its line, or of one of several that share it. */
public interface DeviceOutput {

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
     * States how the conversation stands. Emitted as a {@link LineState} where it differs from what was stated before. Of a line that
     * several devices share, what is lost is lost for each of them.
     *
     * @param status how it stands.
     * @param cause why.
     * @param detail words for an engineer; empty where there is nothing to add.
     * @param session what the two ends agreed on; empty where the protocol agrees on nothing.
     */
    void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session);
}
