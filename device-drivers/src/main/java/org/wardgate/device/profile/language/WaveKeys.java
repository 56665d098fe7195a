package org.wardgate.device.profile.language;

import java.util.List;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * A field that is a curve.
 *
 * @param metric its reference identifier in ISO/IEEE 11073-10101, or {@code raw:} and the device's own code.
 * @param field the field.
 * @param samplesPerSecond how many samples the device takes in a second.
 * @param gather how many samples are passed on together.
 * @param absentIf the flags under which there is no curve.
 */
public record WaveKeys(
        @Doc("Its reference identifier in ISO/IEEE 11073-10101, or raw: and the device's own code.")
        String metric,

        @Doc("The field.") String field,

        @Doc("How many samples the device takes in a second.") @Range(min = "1", max = "1000")
        int samplesPerSecond,

        @Doc("How many samples are passed on together.") @Range(min = "1", max = "1000")
        int gather,

        @Doc("The flags under which there is no curve.") @Default("[]")
        List<String> absentIf) {}
