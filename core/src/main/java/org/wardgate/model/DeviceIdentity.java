package org.wardgate.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which device answers. Sent when it is learned and again when it changes, as when pumps are swapped. Never about the patient.
 *
 * @param header device, times and sequence.
 * @param manufacturer the maker.
 * @param model the model as the device states it, or the family its protocol belongs to.
 * @param serialNumber the serial number or other unique identity; null where the device states none.
 * @param attributes whatever else it says of itself, by name.
 */
public record DeviceIdentity(
        EventHeader header,
        String manufacturer,
        String model,
        @Nullable String serialNumber,
        Map<String, String> attributes)
        implements DeviceEvent {

    public DeviceIdentity {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public String kind() {
        return "device-identity";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.deviceIdentity(this);
    }
}
