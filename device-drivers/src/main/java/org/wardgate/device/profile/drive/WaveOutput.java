package org.wardgate.device.profile.drive;

import java.time.Duration;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.WaveKeys;
import org.wardgate.model.MetricId;

/** A curve in one kind of message. Immutable. */
final class WaveOutput {
    private static final long NANOS = 1_000_000_000L;

    private final int number;
    private final int field;
    private final MetricId metric;
    private final Duration samplePeriod;
    private final int[] absentIf;

    /** {@code number} tells the profile's curves apart. */
    WaveOutput(int number, WaveKeys keys, MessageShape shape, MetricId metric) {
        this.number = number;
        this.samplePeriod = Duration.ofNanos(NANOS / keys.samplesPerSecond());
        this.metric = metric;
        this.field = Names.field(shape, keys.field());
        this.absentIf = Names.flags(shape, keys.absentIf());
    }

    int number() {
        return number;
    }

    MetricId metric() {
        return metric;
    }

    Duration samplePeriod() {
        return samplePeriod;
    }

    /** The samples in a message; none where there is no curve now. */
    int[] samples(Message message) {
        return message.anySet(absentIf) ? new int[0] : message.samples(field);
    }
}
