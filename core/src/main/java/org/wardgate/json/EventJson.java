package org.wardgate.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Episode;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.model.Samples;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;

/**
 * Writes device events as JSON objects with their fields in a fixed order. Numbers keep the digits of the device; what a device
 * does not say is left out, never null.
 */
public final class EventJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter RECEIVED_AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DEVICE_TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final DeviceEvent.Cases<Body> BODIES = new Bodies();
    private static final String RAW = "raw:";

    private final boolean withReceiveTimes;

    /**
     * A writer of events.
     *
     * @param withReceiveTimes false for events from a raw capture, whose bytes arrived at times that nobody wrote down.
     */
    public EventJson(boolean withReceiveTimes) {
        this.withReceiveTimes = withReceiveTimes;
    }

    /** Writes an event as one object. */
    public void write(DeviceEvent event, JsonGenerator out) throws IOException {
        EventHeader header = event.header();
        out.writeStartObject();
        out.writeStringField("kind", event.kind());
        out.writeStringField("device", header.deviceId());
        out.writeNumberField("sequence", header.sequence());
        if (withReceiveTimes) {
            out.writeStringField(
                    "receivedAt", RECEIVED_AT.format(header.received().wall()));
        }
        if (header.deviceTime() != null) {
            out.writeStringField("deviceTime", DEVICE_TIME.format(header.deviceTime()));
        }
        event.match(BODIES).write(out);
        out.writeEndObject();
    }

    /** An event as one line, without its end. */
    public String line(DeviceEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(line)) {
            write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException("an event could not be written to memory", e);
        }
        return line.toString();
    }

    /** Writes the fields of one kind. */
    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private static final class Bodies implements DeviceEvent.Cases<Body> {
        @Override
        public Body reading(Reading reading) {
            return out -> {
                writeSource(out, reading.metric(), reading.channel(), reading.label());
                writeMeasurement(out, reading.measurement());
                writeEpisode(out, reading.episode());
            };
        }

        @Override
        public Body waveform(Waveform waveform) {
            return out -> {
                writeSource(out, waveform.metric(), waveform.channel(), waveform.label());
                // 128 samples a second are 7812.5 microseconds apart
                BigDecimal micros = BigDecimal.valueOf(waveform.samplePeriod().toNanos(), 3);
                out.writeFieldName("samplePeriodMicros");
                out.writeNumber(micros.stripTrailingZeros().toPlainString());
                writeSamples(out, waveform.samples());
            };
        }

        @Override
        public Body pumpStatus(PumpStatus status) {
            return out -> {
                out.writeStringField("state", status.state().wireName());
                out.writeStringField("rawState", status.rawState());
                out.writeBooleanField("alarming", status.alarming());
                writeDelivery(out, status.delivery());
                writeText(out, "syringe", status.syringe());
                writeText(out, "drug", status.drug());
            };
        }

        @Override
        public Body deviceAlert(DeviceAlert alert) {
            return out -> {
                out.writeStringField("type", alert.type().wireName());
                out.writeStringField("priority", alert.priority().wireName());
                out.writeStringField("code", alert.code());
                out.writeStringField("text", alert.text());
                out.writeBooleanField("active", alert.active());
            };
        }

        @Override
        public Body lineState(LineState state) {
            return out -> {
                out.writeStringField("status", state.status().wireName());
                out.writeStringField("cause", state.cause().wireName());
                if (!state.detail().isEmpty()) {
                    out.writeStringField("detail", state.detail());
                }
                writeTexts(out, "session", state.session());
            };
        }

        @Override
        public Body deviceIdentity(DeviceIdentity identity) {
            return out -> {
                out.writeStringField("manufacturer", identity.manufacturer());
                out.writeStringField("model", identity.model());
                writeText(out, "serialNumber", identity.serialNumber());
                writeTexts(out, "attributes", identity.attributes());
            };
        }
    }

    private static void writeSource(JsonGenerator out, MetricId metric, String channel, @Nullable String label)
            throws IOException {
        out.writeObjectFieldStart("metric");
        out.writeStringField("id", metric.key());
        writeText(
                out,
                "name",
                metric instanceof MetricId.Raw raw
                        ? raw.code()
                        : MetricCatalogue.find(metric).map(Metric::referenceId).orElse(null));
        out.writeEndObject();
        if (!channel.isEmpty()) {
            out.writeStringField("channel", channel);
        }
        writeText(out, "label", label);
    }

    private static void writeMeasurement(JsonGenerator out, Measurement measurement) throws IOException {
        if (measurement instanceof Measurement.Value value) {
            writeDecimal(out, "value", value.value());
            writeUnit(out, value.unit());
            out.writeStringField("quality", value.quality().wireName());
        } else if (measurement instanceof Measurement.Missing missing) {
            out.writeStringField("missing", missing.reason().wireName());
        }
    }

    private static void writeEpisode(JsonGenerator out, @Nullable Episode episode) throws IOException {
        if (episode != null) {
            out.writeObjectFieldStart("episode");
            out.writeStringField("key", episode.key());
            if (episode.age() != null) {
                out.writeNumberField("ageMillis", episode.age().toMillis());
            }
            out.writeEndObject();
        }
    }

    private static void writeSamples(JsonGenerator out, Samples samples) throws IOException {
        out.writeArrayFieldStart("samples");
        for (int i = 0; i < samples.count(); i++) {
            out.writeNumber(samples.at(i));
        }
        out.writeEndArray();
        Samples.Scale scale = samples.scale();
        if (scale != null) {
            out.writeObjectFieldStart("scale");
            writeDecimal(out, "lower", scale.lower());
            writeDecimal(out, "upper", scale.upper());
            out.writeNumberField("lowerScaled", scale.lowerScaled());
            out.writeNumberField("upperScaled", scale.upperScaled());
            writeUnit(out, scale.unit());
            out.writeEndObject();
        }
    }

    private static void writeDelivery(JsonGenerator out, Delivery delivery) throws IOException {
        out.writeObjectFieldStart("delivery");
        writeDecimal(out, "rateMillilitresPerHour", delivery.rateMillilitresPerHour());
        writeDecimal(out, "volumeInfusedMillilitres", delivery.volumeInfusedMillilitres());
        writeDecimal(out, "volumeToBeInfusedMillilitres", delivery.volumeToBeInfusedMillilitres());
        Duration remaining = delivery.timeRemaining();
        if (remaining != null) {
            out.writeNumberField("timeRemainingSeconds", remaining.toSeconds());
            out.writeBooleanField("timeRemainingAtLeast", delivery.timeRemainingAtLeast());
        }
        writeDecimal(out, "pressureMillimetresOfMercury", delivery.pressureMillimetresOfMercury());
        out.writeEndObject();
    }

    private static void writeUnit(JsonGenerator out, Unit unit) throws IOException {
        out.writeObjectFieldStart("unit");
        if (unit.isRaw()) {
            out.writeStringField("raw", unit.code().substring(RAW.length()));
        } else {
            out.writeStringField("ucum", unit.code());
        }
        out.writeEndObject();
    }

    private static void writeDecimal(JsonGenerator out, String name, @Nullable Decimal value) throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeNumber(value.toString()); // as text, so that 97.0 stays 97.0
        }
    }

    private static void writeText(JsonGenerator out, String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(name, text);
        }
    }

    private static void writeTexts(JsonGenerator out, String name, Map<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.writeObjectFieldStart(name);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.writeStringField(text.getKey(), text.getValue());
            }
            out.writeEndObject();
        }
    }
}
