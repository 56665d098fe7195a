package org.wardgate.device.driver;

import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Sign;

/**
 * The conversation with one device over one connection: a state machine without input and output of its own. It is made when
 * the line opens and thrown away when it closes; it keeps asking, with growing delays, until then. All methods, and all timers
 * set through its {@link DriverContext}, run on the connection's event loop.
 *
 * <p>A driver reports {@link org.wardgate.model.LineState.Status#LIVE} when the device has answered and {@link
 * org.wardgate.model.LineState.Status#SILENT} when by its protocol's own time-outs it has stopped answering.
 */
public interface DeviceDriver {

    /** The connection is open. A driver that has to ask first asks now. */
    void opened();

    /** A verified frame has arrived. Must not throw for anything a device can send. */
    void received(Frame frame);

    /** A character has arrived that stands for itself. */
    default void sign(Sign sign) {}

    /** Bytes have arrived that formed no frame. The line has counted them; a driver may want to tell noise from silence. */
    default void dropped(Dropped dropped) {}

    /**
     * A verified frame has arrived that may have waited on its way, and is kept from the driver. One that waits for an answer may
     * want to ask again, after a moment: what is answered then is new.
     */
    default void late() {}

    /** Whoever watches the device has forgotten what was told: alerts that still stand are told again with the next answer. */
    default void forgotten() {}

    /** Wardgate is about to close the line: what the device has to be told before is sent now. */
    default void closing() {}

    /** The connection has closed; timers need not be cancelled, they no longer fire. */
    default void closed() {}
}
