package org.wardgate.device.profile.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * A field that is a vital sign.
 *
 * @param metric its reference identifier in ISO/IEEE 11073-10101, or {@code raw:} and the device's own code.
 * @param field the field.
 * @param unit its UCUM unit.
 * @param channel tells several sources of one metric apart; null where the device has one.
 * @param invalidIf the flags that make it no value, whatever number stands there.
 * @param questionableIf the flags that put its value in doubt.
 * @param episode the series of measurements that it belongs to; null for a value that goes on.
 */
public record ReadingKeys(
        @Doc("Its reference identifier in ISO/IEEE 11073-10101, or raw: and the device's own code.")
        String metric,

        @Doc("The field.") String field,
        @Doc("Its UCUM unit.") String unit,

        @Doc("Tells several sources of one metric apart.") @Nullable
        String channel,

        @Doc("The flags that make it no value.") @Default("[]")
        List<String> invalidIf,

        @Doc("The flags that put its value in doubt.") @Default("[]")
        List<String> questionableIf,

        @Doc("The series of measurements that it belongs to.") @Nullable
        String episode) {}
