package org.wardgate.gateway.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.ward.WardAlarmEvent;

/** A summary as JSON. */
final class SummaryWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SummaryWriter() {}

    /** The summary, indented. */
    static String write(DemoSummary summary) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("scenario", summary.scenario().name());
        root.put("beds", summary.beds());
        root.put("speed", summary.speed());
        root.put("patientSeconds", summary.patientTime().toSeconds());
        BuiltInStation.Statistics station = summary.station();
        root.put("readings", station == null ? 0 : station.readings().count());
        ArrayNode alarms = root.putArray("alarms");
        for (WardAlarmEvent event : summary.alarms()) {
            Alarm alarm = event.event().alarm();
            alarms.addObject()
                    .put("rule", alarm.rule())
                    .put("bed", event.bed())
                    .put("subject", alarm.subject())
                    .put("phase", event.event().phase().wireName())
                    .put("priority", alarm.priority().wireName())
                    .put("atSeconds", summary.seconds(event))
                    .put("text", alarm.text());
        }
        writeWire(summary.wire(), root);
        if (station != null) {
            writeLatency(station, root.putObject("latency"));
        }
        List<String> problems = summary.problems();
        ArrayNode list = root.putArray("problems");
        problems.forEach(list::add);
        root.put("ok", problems.isEmpty());
        return root.toPrettyString();
    }

    private static void writeWire(DemoSummary.Wire wire, ObjectNode root) {
        root.put("frames", wire.frames());
        root.put("badFrames", wire.badFrames());
        ObjectNode reasons = root.putObject("dropped");
        wire.dropped().forEach(reasons::put);
        root.put("refusedWrites", wire.refused());
        root.put("violations", wire.violations());
    }

    private static void writeLatency(BuiltInStation.Statistics station, ObjectNode latency) {
        latency.put("alarmsFrom", "the moment of the event to its message at a station");
        station.alarms().writeTo(latency.putObject("alarms"));
        latency.put(
                "readingsFrom", "last byte in to a bed's message at a station, of which there are at most 5 a second");
        station.readings().writeTo(latency.putObject("readings"));
    }
}
