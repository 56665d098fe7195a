package org.wardgate.gateway.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ward.Ward;

/**
 * The gateway's meters. They read counters that are kept anyway, so counting costs the lines nothing. Safe for use by several
 * threads.
 */
public final class GatewayMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** The meters of a ward; those of its devices are added one by one. */
    public GatewayMetrics(Ward ward) {
        counter(GatewayMeter.ALARM_EVENTS, Tags.empty(), ward, Ward::sequence);
        Gauge.builder(
                        GatewayMeter.ALARM_UNCONFIRMED.meterName(),
                        ward,
                        each -> each.delivery().unconfirmed())
                .description(GatewayMeter.ALARM_UNCONFIRMED.description())
                .strongReference(true)
                .register(registry);
    }

    /** Adds the meters of a device. */
    public void add(DeviceSession session) {
        Tags device = Tags.of("device", session.deviceId());
        counter(
                GatewayMeter.BYTES_RECEIVED,
                device,
                session,
                each -> each.counters().bytesIn());
        counter(
                GatewayMeter.FRAMES_DECODED,
                device,
                session,
                each -> each.counters().frames());
        counter(
                GatewayMeter.WRITES_REFUSED,
                device,
                session,
                each -> each.counters().refused());
        counter(GatewayMeter.RECORDING_LOST, device, session, DeviceSession::lostRecordingBytes);
        for (Reason reason : Reason.values()) {
            Tags tags = device.and("reason", reason.wireName());
            counter(
                    GatewayMeter.FRAMES_DROPPED,
                    tags,
                    session,
                    each -> each.counters().dropped().getOrDefault(reason, 0L));
        }
    }

    /** All meters in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }

    MeterRegistry registry() {
        return registry;
    }

    private <T> void counter(GatewayMeter meter, Tags tags, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(meter.meterName(), source, value)
                .description(meter.description())
                .baseUnit(meter.baseUnit().isEmpty() ? null : meter.baseUnit())
                .tags(tags)
                .register(registry);
    }
}
