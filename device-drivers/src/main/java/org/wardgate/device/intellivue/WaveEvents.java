package org.wardgate.device.intellivue;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.model.Samples;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Waveform;

/**
 * Makes curves of polled sample arrays. A monitor says how samples are to be read only now and then, so that is remembered, and
 * samples that come before it are dropped.
 */
final class WaveEvents {
    private final DriverContext context;
    private final Reporter reporter;

    WaveEvents(DriverContext context, Reporter reporter) {
        this.context = context;
        this.reporter = reporter;
    }

    /** Emits the curves of one object; the moment is that of their first sample. */
    void emit(PolledObject object, MetricObject known, Moment moment) {
        List<SaObsValue> values = new ArrayList<>();
        for (Attribute attribute : object.attributes()) {
            switch (attribute.id()) {
                case Attribute.SAMPLE_VALUE -> values.addAll(simple(attribute));
                case Attribute.SAMPLE_COMPOUND -> values.addAll(compound(attribute));
                default -> learn(attribute, known);
            }
        }
        SaSpec specification = known.sampleSpecification;
        for (SaObsValue value : values) {
            if (specification == null || known.samplePeriodTicks == 0) {
                reporter.count("wave-without-specification");
            } else if (known.isOff() || MeasurementState.forbidsValue(value.state())) {
                reporter.count("wave-invalid");
            } else {
                emit(value, specification, known, moment);
            }
        }
    }

    private void emit(SaObsValue value, SaSpec specification, MetricObject known, Moment moment) {
        ScaleRange range = known.scaleRange;
        Scale scale = range == null ? null : range.scale(known.unit);
        context.emit(new Waveform(
                context.header(moment.received(), moment.deviceTime()),
                PhysioIds.metric(value.physioId()),
                known.channel,
                known.label,
                RelativeTime.duration(known.samplePeriodTicks),
                Samples.copyOf(specification.samples(value.samples()), scale)));
    }

    private List<SaObsValue> simple(Attribute attribute) {
        Cursor in = attribute.cursor();
        SaObsValue value = SaObsValue.parse(in);
        if (in.overrun()) {
            reporter.damaged(attribute); // samples that are missing would shift all that follow in time
            return List.of();
        }
        return List.of(value);
    }

    private List<SaObsValue> compound(Attribute attribute) {
        List<SaObsValue> values = SaObsValue.parseCompound(attribute.cursor());
        if (values.size() != attribute.cursor().u16()) {
            reporter.damaged(attribute);
        }
        return values;
    }

    private void learn(Attribute attribute, MetricObject known) {
        Cursor in = attribute.cursor();
        int length = attribute.value().length();
        switch (attribute.id()) {
            case Attribute.SAMPLE_SPECIFICATION -> {
                SaSpec specification = SaSpec.parse(in);
                if (specification.isReadable()) {
                    known.sampleSpecification = specification;
                } else {
                    reporter.damaged(attribute);
                }
            }
            case Attribute.SCALE_RANGE -> {
                if (length >= ScaleRange.LENGTH) {
                    known.scaleRange = ScaleRange.parse(in);
                } else {
                    reporter.damaged(attribute);
                }
            }
            case Attribute.SAMPLE_PERIOD -> known.samplePeriodTicks = in.u32();
            case Attribute.UNIT_CODE -> known.unit = Units.of(in.u16());
            default -> {
                if (!known.accept(attribute)) {
                    reporter.unhandled(attribute);
                }
            }
        }
    }
}
