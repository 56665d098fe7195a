package org.wardgate.device.profile.example;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Episode;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Waveform;

/** An event in one line, as examples in profiles write it. */
final class EventText implements DeviceEvent.Cases<String> {
    private static final EventText INSTANCE = new EventText();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private EventText() {}

    /** The line. */
    static String of(DeviceEvent event) {
        String time = event.header().deviceTime() == null
                ? ""
                : " at " + event.header().deviceTime();
        return event.match(INSTANCE) + time;
    }

    @Override
    public String reading(Reading reading) {
        String channel = reading.channel().isEmpty() ? "" : " (" + reading.channel() + ")";
        String value;
        if (reading.measurement() instanceof Measurement.Value present) {
            value = present.value() + " " + present.unit().code()
                    + (present.quality() == Quality.GOOD
                            ? ""
                            : " " + present.quality().wireName());
        } else {
            value = "missing "
                    + ((Measurement.Missing) reading.measurement()).reason().wireName();
        }
        return name(reading.metric()) + channel + " " + value + measured(reading.episode());
    }

    private static String measured(@Nullable Episode episode) {
        if (episode == null) {
            return "";
        }
        Duration age = episode.age();
        return age == null ? " at an unknown time" : " in the last " + age.toMillis() + " ms";
    }

    @Override
    public String waveform(Waveform waveform) {
        String samples = IntStream.range(0, waveform.samples().count())
                .mapToObj(i -> Integer.toString(waveform.samples().at(i)))
                .collect(Collectors.joining(" "));
        long perSecond =
                Math.round((double) NANOS_PER_SECOND / waveform.samplePeriod().toNanos());
        return name(waveform.metric()) + " " + perSecond + "/s " + samples;
    }

    @Override
    public String pumpStatus(PumpStatus status) {
        Delivery delivery = status.delivery();
        return "pump " + status.state().wireName() + " '" + status.rawState() + "'"
                + part("rate", delivery.rateMillilitresPerHour(), "mL/h")
                + part("infused", delivery.volumeInfusedMillilitres(), "mL")
                + part("to be infused", delivery.volumeToBeInfusedMillilitres(), "mL")
                + (delivery.timeRemaining() == null
                        ? ""
                        : ", remaining " + delivery.timeRemaining().toSeconds() + " s")
                + part("pressure", delivery.pressureMillimetresOfMercury(), "mm[Hg]")
                + (status.alarming() ? ", alarming" : "")
                + (status.syringe() == null ? "" : ", syringe '" + status.syringe() + "'");
    }

    @Override
    public String deviceAlert(DeviceAlert alert) {
        return "alert " + alert.code()
                + (alert.active()
                        ? " " + alert.priority().wireName() + " " + alert.type().wireName() + " '" + alert.text() + "'"
                        : " ends");
    }

    @Override
    public String lineState(LineState state) {
        return "line " + state.status().wireName() + " " + state.cause().wireName();
    }

    @Override
    public String deviceIdentity(DeviceIdentity identity) {
        Map<String, String> attributes = new TreeMap<>(identity.attributes());
        return "identity '" + identity.manufacturer() + "' '" + identity.model() + "'"
                + (identity.serialNumber() == null ? "" : " serial '" + identity.serialNumber() + "'")
                + attributes.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + " '" + entry.getValue() + "'")
                        .collect(Collectors.joining());
    }

    private static String part(String name, @Nullable Decimal value, String unit) {
        return value == null ? "" : ", " + name + " " + value + " " + unit;
    }

    private static String name(MetricId metric) {
        Optional<Metric> known = MetricCatalogue.find(metric);
        return known.map(Metric::referenceId)
                .orElse(metric instanceof MetricId.Raw raw ? "raw:" + raw.code() : metric.key());
    }
}
