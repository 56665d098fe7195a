package org.wardgate.model;

import org.jspecify.annotations.Nullable;

/**
 * One value of one vital sign.
 *
 * @param header device, times and sequence.
 * @param metric what was measured.
 * @param channel tells several sources of one metric apart within the device; empty where it has one.
 * @param label what the device itself calls it, null where it does not say.
 * @param measurement the number, or why there is none.
 * @param episode which measurement of a series this is; null for a continuous value.
 */
public record Reading(
        EventHeader header,
        MetricId metric,
        String channel,
        @Nullable String label,
        Measurement measurement,
        @Nullable Episode episode)
        implements DeviceEvent {

    @Override
    public String kind() {
        return "reading";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.reading(this);
    }
}
