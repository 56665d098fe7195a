package org.wardgate.device.session;

import java.util.List;
import org.wardgate.model.DeviceEvent;

/** Whoever watches a device. Called on the device's event loop. */
public interface DeviceListener {

    /** What one frame, one timer or one change of the line has brought, in order; never empty. */
    void events(List<DeviceEvent> events);
}
