package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Finding;
import org.wardgate.gateway.alarm.Pending;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.alarm.SourceNames;

/** An alarm as stations see it. */
final class AlarmJson {
    static final long NANOS_PER_MILLI = 1_000_000;

    private AlarmJson() {}

    /**
     * Writes an alarm as an object.
     *
     * @param patientNanos now, on patient time.
     * @param conditionSince since when it is in its condition; null where that is not known.
     */
    static void write(JsonGenerator json, Alarm alarm, long patientNanos, @Nullable Instant conditionSince)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("alarmId", alarm.alarmId());
        json.writeNumberField("occurrence", alarm.occurrence());
        json.writeStringField("rule", alarm.rule());
        json.writeStringField("alarmType", alarm.type().wireName());
        json.writeStringField("subject", alarm.subject());
        json.writeStringField("priority", alarm.priority().wireName());
        json.writeStringField("condition", alarm.condition().wireName());
        json.writeStringField("inactivation", alarm.inactivation().wireName());
        json.writeStringField("title", alarm.title());
        json.writeStringField("text", alarm.text());
        json.writeNumberField("ageMillis", ageMillis(patientNanos, alarm.startedNanos()));
        if (conditionSince != null) {
            json.writeStringField("conditionSince", conditionSince.toString());
        }
        if (alarm.acknowledgedBy() != null) {
            json.writeStringField("acknowledgedBy", alarm.acknowledgedBy());
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : alarm.findings()) {
            json.writeStartObject();
            json.writeStringField("slot", slot(finding.signal()));
            json.writeStringField("metric", finding.source().key());
            json.writeStringField("deviceId", finding.deviceId());
            json.writeStringField("source", SourceNames.label(finding.source()));
            writeViolation(json, finding);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes a limit that is violated and whose delay is running, as an object. */
    static void write(JsonGenerator json, Pending pending, long patientNanos) throws IOException {
        Finding finding = pending.finding();
        json.writeStartObject();
        json.writeStringField("rule", pending.rule());
        json.writeStringField("title", pending.title());
        json.writeStringField("slot", slot(finding.signal()));
        writeViolation(json, finding);
        json.writeStringField("priority", pending.priority().wireName());
        json.writeStringField("source", SourceNames.label(finding.source()));
        json.writeNumberField("elapsedMillis", ageMillis(patientNanos, pending.sinceNanos()));
        json.writeNumberField("delayMillis", pending.delay().toMillis());
        json.writeEndObject();
    }

    private static void writeViolation(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("value", finding.value().toString());
        json.writeStringField("side", finding.side().wireName());
        json.writeStringField("limit", finding.limit().toString());
    }

    /** The name of a signal's place on a tile: {@code heart-rate}. */
    static String slot(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An age in milliseconds of patient time, never negative. */
    static long ageMillis(long patientNanos, long sinceNanos) {
        return Math.max(0, patientNanos - sinceNanos) / NANOS_PER_MILLI;
    }
}
