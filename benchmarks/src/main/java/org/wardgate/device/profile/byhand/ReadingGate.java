package org.wardgate.device.profile.byhand;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Reading;
import org.wardgate.time.Timestamp;

/** Passes one vital sign on: after a while, and at once when it changes in kind. */
final class ReadingGate {
    private final DriverContext context;
    private final MetricId metric;
    private final long everyNanos;
    private @Nullable Measurement last;
    private long lastNanos;

    ReadingGate(DriverContext context, MetricId metric, Duration every) {
        this.context = context;
        this.metric = metric;
        this.everyNanos = every.toNanos();
    }

    void accept(Measurement measurement, Timestamp received, @Nullable LocalDateTime time) {
        long now = received.patientNanos();
        if (last == null || now - lastNanos >= everyNanos || !isAlike(last, measurement)) {
            last = measurement;
            lastNanos = now;
            context.emit(new Reading(context.header(received, time), metric, "", null, measurement, null));
        }
    }

    private static boolean isAlike(Measurement a, Measurement b) {
        if (a instanceof Measurement.Value first && b instanceof Measurement.Value second) {
            return first.quality() == second.quality();
        }
        return a.equals(b);
    }
}
