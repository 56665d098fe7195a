package org.wardgate.device.alaris;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.alaris.AlarisMessage.Quantity;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.device.alaris.AlarisMessage.Text;
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

    /** What is known of the pump once it has said this. */
    AlarisIdentity after(AlarisMessage message) {
        if (message instanceof Status status && !status.serialNumber().isEmpty()) {
            return withSerialNumber(status.serialNumber());
        }
        if (message instanceof Text text) {
            return text.query() == AlarisQuery.INST_SERIALNO
                    ? withSerialNumber(text.text())
                    : with("protocol", text.text());
        }
        if (message instanceof Quantity quantity
                && quantity.query() == AlarisQuery.COMMS_RESPONSE_MAX
                && quantity.value() != null) {
            return with("response-maximum", quantity.value() + " " + quantity.unit());
        }
        return this;
    }

    private AlarisIdentity withSerialNumber(String newSerialNumber) {
        return new AlarisIdentity(newSerialNumber, attributes);
    }

    private AlarisIdentity with(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new AlarisIdentity(serialNumber, more);
    }

    /** As an event. The pump does not state its model; {@code Asena} is the family. */
    DeviceIdentity event(EventHeader header) {
        return new DeviceIdentity(header, "Alaris", "Asena", serialNumber, attributes);
    }
}
