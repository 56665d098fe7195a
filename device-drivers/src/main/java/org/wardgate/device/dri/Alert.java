package org.wardgate.device.dri;

import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** An alert as it stands, without the moment and the code it is told under. */
record Alert(DeviceAlert.Type type, Priority priority, String text) {}
