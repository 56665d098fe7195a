package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.station.StationMessage.Malformed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.model.Decimal;
import org.wardgate.time.Timestamp;

/** Writes what the gateway says to stations, as UTF-8 JSON. Ages are those of the moment of writing. Lives on the ward's executor. */
final class StationWriter {
    /** The version of the protocol. */
    static final int PROTOCOL = 1;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TYPICAL_BYTES = 4096;

    private final Ward ward;
    private final boolean simulated;

    /**
     * A writer of one ward's messages.
     *
     * @param ward the ward.
     * @param simulated whether what it shows comes from a simulator or a recording.
     */
    StationWriter(Ward ward, boolean simulated) {
        this.ward = ward;
        this.simulated = simulated;
    }

    private interface Body {
        void write(JsonGenerator json, Timestamp now) throws IOException;
    }

    /**
     * Everything there is to show.
     *
     * @param missed whether alarm events since the station's last are not kept any more.
     * @param watching how many stations can be noticed now.
     */
    byte[] snapshot(boolean missed, int watching) {
        return message("snapshot", (json, now) -> {
            json.writeNumberField("protocol", PROTOCOL);
            json.writeStringField("ward", ward.name());
            json.writeBooleanField("missed", missed);
            json.writeNumberField("speed", ward.time().speed());
            json.writeBooleanField("simulated", simulated);
            writePosition(json, ward.sequence());
            writeDelivery(json, watching);
            json.writeObjectFieldStart("limits");
            json.writeNumberField("heartbeatMillis", StationHub.HEARTBEAT_EVERY.toMillis());
            json.writeNumberField("lostAfterMillis", StationHub.LOST_AFTER.toMillis());
            json.writeNumberField("stationHeartbeatMillis", StationSession.HEARTBEAT_EVERY.toMillis());
            json.writeNumberField("silentAfterMillis", StationSession.SILENT_AFTER.toMillis());
            json.writeNumberField("frameBytes", StationServer.MAX_FRAME_BYTES);
            json.writeNumberField("messagesPerSecond", StationSession.MAX_MESSAGES_PER_SECOND);
            json.writeEndObject();
            writeAlarmLimits(json);
            Map<String, Instant> since = conditionTimes();
            json.writeArrayFieldStart("beds");
            for (BedState state : ward.beds()) {
                json.writeStartObject();
                json.writeStringField("bed", state.bed());
                BedJson.write(json, state, now.patientNanos());
                json.writeArrayFieldStart("alarms");
                for (Alarm alarm : state.alarms()) {
                    AlarmJson.write(json, alarm, now.patientNanos(), since.get(key(state.bed(), alarm.alarmId())));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Something that happened to an alarm. */
    byte[] alarm(WardAlarmEvent event) {
        return message("alarm", (json, now) -> {
            writePosition(json, event.sequence());
            json.writeStringField("bed", event.bed());
            json.writeStringField("happenedAt", event.wall().toString());
            json.writeStringField("phase", event.event().phase().wireName());
            json.writeFieldName("alarm");
            AlarmJson.write(json, event.event().alarm(), now.patientNanos(), null);
        });
    }

    /** The newest state of one bed. Its alarms are in it for their numbers, which move on between two events. */
    byte[] vitals(BedState state) {
        return message("vitals", (json, now) -> {
            json.writeStringField("bed", state.bed());
            BedJson.write(json, state, now.patientNanos());
            json.writeArrayFieldStart("alarms");
            for (Alarm alarm : state.alarms()) {
                AlarmJson.write(json, alarm, now.patientNanos(), null);
            }
            json.writeEndArray();
        });
    }

    /** The gateway is there. */
    byte[] heartbeat(int watching) {
        return message("heartbeat", (json, now) -> {
            writePosition(json, ward.sequence());
            writeDelivery(json, watching);
        });
    }

    /**
     * What came of a request.
     *
     * @param request the request's name.
     * @param result {@code accepted}, {@code conflict}, {@code unknown-alarm}, {@code unknown-bed} or {@code refused}.
     * @param text the same in words.
     */
    byte[] result(String request, String result, String text) {
        return message("result", (json, now) -> {
            json.writeStringField("request", request);
            json.writeStringField("result", result);
            json.writeStringField("text", text);
        });
    }

    /** What was wrong with a message. */
    byte[] error(Malformed malformed) {
        return message("error", (json, now) -> {
            json.writeStringField("what", malformed.what());
            json.writeStringField("where", malformed.where());
            json.writeStringField("remedy", malformed.remedy());
        });
    }

    private byte[] message(String type, Body body) {
        Timestamp now = ward.time().now();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("at", now.wall().toString());
            json.writeNumberField("linkMillis", now.linkNanos() / AlarmJson.NANOS_PER_MILLI);
            body.write(json, now);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a message in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** In the order of the signals. */
    private void writeAlarmLimits(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("alarmLimits");
        for (Signal signal : Signal.values()) {
            AlarmProfile.@Nullable Inside inside = ward.limits().get(signal);
            if (inside != null) {
                json.writeObjectFieldStart(AlarmJson.slot(signal));
                writeLimit(json, "low", inside.low());
                writeLimit(json, "high", inside.high());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void writeLimit(JsonGenerator json, String side, @Nullable Decimal limit) throws IOException {
        if (limit != null) {
            json.writeStringField(side, limit.toString());
        }
    }

    private void writePosition(JsonGenerator json, long sequence) throws IOException {
        json.writeStringField("epoch", ward.epoch());
        json.writeNumberField("sequence", sequence);
    }

    private void writeDelivery(JsonGenerator json, int watching) throws IOException {
        json.writeNumberField("watching", watching);
        json.writeNumberField("unconfirmed", ward.delivery().unconfirmed());
        json.writeBooleanField("unwatched", ward.delivery().isUnwatched());
    }

    /** Since when each alarm is in its condition, as far as the events that are still kept can tell. */
    private Map<String, Instant> conditionTimes() {
        Map<String, Condition> conditions = new HashMap<>();
        Map<String, Instant> times = new HashMap<>();
        for (WardAlarmEvent event : ward.eventsAfter(0)) {
            Alarm alarm = event.event().alarm();
            String key = key(event.bed(), alarm.alarmId());
            @Nullable Condition before = conditions.put(key, alarm.condition());
            if (before != alarm.condition()) {
                times.put(key, event.wall());
            }
        }
        return times;
    }

    private static String key(String bed, String alarmId) {
        return bed + '\n' + alarmId;
    }
}
