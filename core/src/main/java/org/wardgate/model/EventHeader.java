package org.wardgate.model;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.Timestamp;

/**
 * What every device event carries.
 *
 * @param deviceId the configured name of the device.
 * @param received when the last byte of the frame arrived, stamped by the line before any decoding.
 * @param deviceTime the device's own clock, which has no zone and may be wrong; null where it states none.
 * @param sequence counts the device's events from 1 on, without a gap, until its line is closed for good:
 *     the gateway ends, or its configuration is another.
 */
public record EventHeader(
        String deviceId, Timestamp received, @Nullable LocalDateTime deviceTime, long sequence) {}
