package org.wardgate.gateway.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.reload.ReloadState;
import org.wardgate.gateway.station.StationCounters;
import org.wardgate.model.LineState;

/**
 * The gateway's meters. Most read counters that are kept anyway, so counting costs the lines nothing; what the binders of the
 * Java runtime offer beyond {@link GatewayMeter} is turned away. Safe for use by several threads.
 */
final class GatewayMetrics implements AutoCloseable {
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Timer alarmLatency;
    private final Timer readingLatency;
    private final Map<DeviceSession, List<Meter>> devices = new ConcurrentHashMap<>();
    private volatile WardFigures ward = new WardFigures(0, 0, false, 0, 0);

    /**
     * What can be read on the ward's thread alone.
     *
     * @param events alarm events so far.
     * @param unconfirmed those that no station has confirmed.
     * @param unwatched whether one has waited too long.
     * @param clients stations that are connected.
     * @param watching stations that can be noticed.
     */
    record WardFigures(long events, long unconfirmed, boolean unwatched, int clients, int watching) {}

    /** The meters of the gateway as a whole; those of its devices, stations and loops are added. */
    GatewayMetrics() {
        Set<String> known = Arrays.stream(GatewayMeter.values())
                .map(GatewayMeter::meterName)
                .collect(Collectors.toSet());
        registry.config().meterFilter(MeterFilter.denyUnless(id -> known.contains(id.getName())));
        counter(GatewayMeter.ALARM_EVENTS, Tags.empty(), this, each -> each.ward.events);
        gauge(GatewayMeter.ALARM_UNCONFIRMED, Tags.empty(), this, each -> each.ward.unconfirmed);
        gauge(GatewayMeter.ALARM_UNWATCHED, Tags.empty(), this, each -> each.ward.unwatched ? 1 : 0);
        gauge(GatewayMeter.WS_CLIENTS, Tags.empty(), this, each -> each.ward.clients);
        gauge(GatewayMeter.WS_WATCHING, Tags.empty(), this, each -> each.ward.watching);
        alarmLatency = timer(GatewayMeter.ALARM_LATENCY, Tags.empty());
        readingLatency = timer(GatewayMeter.READING_LATENCY, Tags.empty());
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Adds the meters of a device. */
    void add(DeviceSession session) {
        Tags device = Tags.of("device", session.deviceId());
        List<Meter> meters = new ArrayList<>();
        meters.add(counter(
                GatewayMeter.BYTES_RECEIVED,
                device,
                session,
                each -> each.counters().bytesIn()));
        meters.add(counter(
                GatewayMeter.FRAMES_DECODED,
                device,
                session,
                each -> each.counters().frames()));
        meters.add(counter(
                GatewayMeter.WRITES_REFUSED,
                device,
                session,
                each -> each.counters().refused()));
        meters.add(counter(GatewayMeter.RECORDING_LOST, device, session, DeviceSession::lostRecordingBytes));
        for (Reason reason : Reason.values()) {
            Tags tags = device.and("reason", reason.wireName());
            meters.add(counter(
                    GatewayMeter.FRAMES_DROPPED,
                    tags,
                    session,
                    each -> each.counters().dropped().getOrDefault(reason, 0L)));
        }
        for (LineState.Status status : LineState.Status.values()) {
            Tags tags = device.and("state", status.wireName());
            meters.add(gauge(
                    GatewayMeter.LINK_STATE,
                    tags,
                    session,
                    each -> each.lineStatus().filter(status::equals).isPresent() ? 1 : 0));
        }
        devices.put(session, meters);
    }

    /** Takes the meters of a device away; before another session of the same device is added. */
    void remove(DeviceSession session) {
        List<Meter> meters = devices.remove(session);
        if (meters != null) {
            meters.forEach(registry::remove);
        }
    }

    /** Adds what becomes of changed device files. */
    void add(ReloadState state) {
        counter(GatewayMeter.CONFIGURATION_RELOADS, Tags.of("outcome", "applied"), state, ReloadState::applied);
        counter(GatewayMeter.CONFIGURATION_RELOADS, Tags.of("outcome", "refused"), state, ReloadState::refused);
        gauge(GatewayMeter.CONFIGURATION_REFUSED, Tags.empty(), state, each -> each.mistakes() > 0 ? 1 : 0);
        gauge(GatewayMeter.CONFIGURATION_RESTART_NEEDED, Tags.empty(), state, each -> each.isRestartNeeded() ? 1 : 0);
    }

    /** Adds what the station server counts. */
    void add(StationCounters counters) {
        for (StationCounters.Kind kind : StationCounters.Kind.values()) {
            Tags tags = Tags.of("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            counter(GatewayMeter.STATION_INCIDENTS, tags, counters, each -> each.count(kind));
        }
    }

    /** Adds the lag of a thread. */
    Beats.Lag addLag(String loop) {
        Timer timer = timer(GatewayMeter.LOOP_LAG, Tags.of("loop", loop));
        return nanos -> timer.record(Duration.ofNanos(nanos));
    }

    /** How fast alarm events reach stations. */
    Timer alarmLatency() {
        return alarmLatency;
    }

    /** How fast readings reach stations. */
    Timer readingLatency() {
        return readingLatency;
    }

    /** Replaces what was read on the ward's thread. */
    void setWard(WardFigures figures) {
        ward = figures;
    }

    /** All meters in Prometheus' text form. */
    String scrape() {
        return registry.scrape();
    }

    MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private <T> Meter counter(GatewayMeter meter, Tags tags, T source, ToDoubleFunction<T> value) {
        return FunctionCounter.builder(meter.meterName(), source, value)
                .description(meter.description())
                .baseUnit(meter.baseUnit().isEmpty() ? null : meter.baseUnit())
                .tags(tags)
                .register(registry);
    }

    private <T> Meter gauge(GatewayMeter meter, Tags tags, T source, ToDoubleFunction<T> value) {
        return Gauge.builder(meter.meterName(), source, value)
                .description(meter.description())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private Timer timer(GatewayMeter meter, Tags tags) {
        return Timer.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
