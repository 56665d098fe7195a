package org.wardgate.device.alaris;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.EventHeader;

/**
 * Who the pump is, as far as it has said so.
 *
 * @param serialNumber the serial number, null until it is known.
 * @param attributes the protocol revision and the communications time-out, by name.
 */
record AlarisIdentity(@Nullable String serialNumber, Map<String, String> attributes) {
    /** A pump that has said nothing yet. */
    static final AlarisIdentity UNKNOWN = new AlarisIdentity(null, Map.of());

    AlarisIdentity {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** This pump, and its serial number. */
    AlarisIdentity withSerialNumber(String newSerialNumber) {
        return new AlarisIdentity(newSerialNumber, attributes);
    }

    /** This pump, and one more thing it says of itself. */
    AlarisIdentity with(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new AlarisIdentity(serialNumber, more);
    }

    /** As an event. The pump does not state its model; {@code Asena} is the family. */
    DeviceIdentity event(EventHeader header) {
        return new DeviceIdentity(header, "Alaris", "Asena", serialNumber, attributes);
    }
}
