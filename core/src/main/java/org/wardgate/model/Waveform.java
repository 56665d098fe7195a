package org.wardgate.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run of equally spaced samples of one curve.
 *
 * @param header device, times and sequence.
 * @param metric which curve.
 * @param channel tells several sources of one curve apart within the device; empty where it has one.
 * @param label what the device itself calls it, null where it does not say.
 * @param samplePeriod the time between two samples.
 * @param samples the samples and their scale.
 */
public record Waveform(
        EventHeader header,
        MetricId metric,
        String channel,
        @Nullable String label,
        Duration samplePeriod,
        Samples samples)
        implements DeviceEvent {

    @Override
    public String kind() {
        return "waveform";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.waveform(this);
    }
}
