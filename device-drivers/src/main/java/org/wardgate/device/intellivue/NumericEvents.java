package org.wardgate.device.intellivue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.model.Episode;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;

/** Makes readings of polled numerics, one for each value of a compound. */
final class NumericEvents {
    private final DriverContext context;
    private final Reporter reporter;

    NumericEvents(DriverContext context, Reporter reporter) {
        this.context = context;
        this.reporter = reporter;
    }

    /**
     * Emits the readings of one object. An object without a value is a parameter that is configured and not measured: no event.
     *
     * @param deviceQuality the least that the monitor's operating mode says of every value.
     */
    void emit(PolledObject object, MetricObject known, Moment moment, Quality deviceQuality) {
        List<NuObsValue> values = List.of();
        Bytes absoluteStamp = null;
        Bytes relativeStamp = null;
        for (Attribute attribute : object.attributes()) {
            switch (attribute.id()) {
                case Attribute.NUMERIC_VALUE, Attribute.NUMERIC_COMPOUND -> values = values(attribute);
                case Attribute.TIME_STAMP_ABSOLUTE -> absoluteStamp = attribute.value();
                case Attribute.TIME_STAMP_RELATIVE -> relativeStamp = attribute.value();
                default -> {
                    if (!known.accept(attribute)) {
                        reporter.unhandled(attribute);
                    }
                }
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Episode episode = known.isEpisodic(absoluteStamp != null)
                ? episode(known, moment, absoluteStamp, relativeStamp, values)
                : null;
        for (NuObsValue value : values) {
            context.emit(new Reading(
                    context.header(moment.received(), moment.deviceTime()),
                    PhysioIds.metric(value.physioId()),
                    known.channel,
                    PhysioIds.label(value.physioId(), known.label),
                    MeasurementState.measurement(value, known.isOff(), deviceQuality),
                    episode));
        }
    }

    private List<NuObsValue> values(Attribute attribute) {
        boolean compound = attribute.id() == Attribute.NUMERIC_COMPOUND;
        if (compound) {
            List<NuObsValue> values = NuObsValue.parseCompound(attribute.cursor());
            if (values.size() != attribute.cursor().u16()) {
                reporter.damaged(attribute);
            }
            return values;
        }
        if (attribute.value().length() < NuObsValue.LENGTH) {
            reporter.damaged(attribute);
            return List.of();
        }
        return List.of(NuObsValue.parse(attribute.cursor()));
    }

    private Episode episode(
            MetricObject known,
            Moment moment,
            @Nullable Bytes absoluteStamp,
            @Nullable Bytes relativeStamp,
            List<NuObsValue> values) {
        if (absoluteStamp != null) {
            LocalDateTime now = moment.deviceTime();
            LocalDateTime measured = AbsoluteTime.parse(absoluteStamp);
            Duration age = now == null || measured == null ? null : Duration.between(measured, now);
            return known.episodes.observe(absoluteStamp.toHex(), moment.ticks(), age);
        }
        if (relativeStamp != null && relativeStamp.length() >= 4) {
            int age = RelativeTime.difference(moment.ticks(), relativeStamp.u32(0));
            return known.episodes.observe(relativeStamp.toHex(), moment.ticks(), RelativeTime.duration(age));
        }
        // without a time stamp only other numbers tell that there was another measurement
        StringBuilder key = new StringBuilder();
        for (NuObsValue value : values) {
            key.append(key.isEmpty() ? "" : "/").append(value.value());
        }
        return known.episodes.observe(key.toString(), moment.ticks(), null);
    }
}
