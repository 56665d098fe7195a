package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Pending;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.alarm.SourceNames;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.json.EventJson;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.Measurement;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;

/**
 * The values and devices of a bed as stations see them. What a device said is event JSON; around it stand the ages, and under
 * {@code shown} the digits that the device gave, which a number in JSON does not keep.
 */
final class BedJson {
    private static final EventJson EVENTS = new EventJson(true);

    private BedJson() {}

    /**
     * Writes the members {@code values}, {@code devices} and {@code pending}.
     *
     * @param patientNanos now, on patient time.
     */
    static void write(JsonGenerator json, BedState state, long patientNanos) throws IOException {
        json.writeArrayFieldStart("values");
        for (BedState.Value value : state.values()) {
            writeValue(json, value, patientNanos);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("devices");
        for (BedState.Device device : state.devices()) {
            writeDevice(json, device, patientNanos);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pending");
        for (Pending pending : state.pending()) {
            AlarmJson.write(json, pending, patientNanos);
        }
        json.writeEndArray();
    }

    private static void writeValue(JsonGenerator json, BedState.Value value, long patientNanos) throws IOException {
        json.writeStartObject();
        @Nullable Signal signal = value.signal();
        if (signal != null) {
            json.writeStringField("slot", AlarmJson.slot(signal));
            json.writeBooleanField("chosen", value.chosen());
        }
        MetricId metric = value.reading().event().metric();
        String label = label(value.reading().event());
        json.writeStringField("label", label);
        String source = SourceNames.label(metric);
        if (signal != null && !source.equals(label)) {
            json.writeStringField("source", source);
        }
        Measurement measurement = value.reading().event().measurement();
        if (measurement instanceof Measurement.Value present) {
            json.writeStringField("shown", present.value().toString());
        }
        writeAge(json, value.reading(), patientNanos);
        json.writeFieldName("reading");
        EVENTS.write(value.reading().event(), json);
        json.writeEndObject();
    }

    /** What a person calls the value: by its metric, else as the device does, else by its raw code. */
    private static String label(Reading reading) {
        Optional<Metric> known = MetricCatalogue.find(reading.metric());
        if (known.isPresent()) {
            return known.get().shortName();
        }
        String label = reading.label();
        return label != null ? label : reading.metric().key();
    }

    private static void writeDevice(JsonGenerator json, BedState.Device device, long patientNanos) throws IOException {
        json.writeStartObject();
        json.writeStringField("deviceId", device.deviceId());
        json.writeStringField("profile", device.profile());
        json.writeFieldName("line");
        EVENTS.write(device.line(), json);
        if (device.identity() != null) {
            json.writeFieldName("identity");
            EVENTS.write(device.identity(), json);
        }
        @Nullable Aged<PumpStatus> pump = device.pump();
        if (pump != null) {
            json.writeObjectFieldStart("pump");
            writeShown(json, pump.event().delivery());
            writeAge(json, pump, patientNanos);
            json.writeFieldName("status");
            EVENTS.write(pump.event(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeShown(JsonGenerator json, Delivery delivery) throws IOException {
        json.writeObjectFieldStart("shown");
        writeDigits(json, "rateMillilitresPerHour", delivery.rateMillilitresPerHour());
        writeDigits(json, "volumeInfusedMillilitres", delivery.volumeInfusedMillilitres());
        writeDigits(json, "volumeToBeInfusedMillilitres", delivery.volumeToBeInfusedMillilitres());
        writeDigits(json, "pressureMillimetresOfMercury", delivery.pressureMillimetresOfMercury());
        json.writeEndObject();
    }

    private static void writeDigits(JsonGenerator json, String name, @Nullable Decimal value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static void writeAge(JsonGenerator json, Aged<?> aged, long patientNanos) throws IOException {
        json.writeNumberField("ageMillis", AlarmJson.ageMillis(patientNanos, aged.measuredNanos()));
        json.writeNumberField("ageLimitMillis", aged.ageLimitNanos() / AlarmJson.NANOS_PER_MILLI);
    }
}
