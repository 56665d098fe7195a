package org.wardgate.device.profile.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * The fields that say who the device is.
 *
 * @param model the field of its model; null where the profile's own has to do.
 * @param serialNumber the field of its serial number; null for none.
 * @param attributes what else it says of itself, and the field of each.
 */
public record IdentityKeys(
        @Doc("The field of its model.") @Nullable String model,
        @Doc("The field of its serial number.") @Nullable String serialNumber,

        @Doc("What else it says of itself, and the field of each.") @Default("{}")
        Map<String, String> attributes) {}
