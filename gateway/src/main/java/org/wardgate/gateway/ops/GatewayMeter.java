package org.wardgate.gateway.ops;

import io.micrometer.core.instrument.Meter;
import java.util.List;

/**
 * Every meter there is; {@code docs/reference/metrics.md} lists the same. Tag values are bounded: by the configuration, by an
 * enumeration, or by the Java runtime.
 */
enum GatewayMeter {
    BYTES_RECEIVED(
            "gateway.bytes.received",
            Meter.Type.COUNTER,
            "bytes",
            List.of("device"),
            "Bytes that have arrived on a device's line."),
    FRAMES_DECODED("gateway.frames.decoded", Meter.Type.COUNTER, "", List.of("device"), "Verified frames of a device."),
    FRAMES_DROPPED(
            "gateway.frames.dropped",
            Meter.Type.COUNTER,
            "",
            List.of("device", "reason"),
            "How often bytes of a device were dropped, by reason."),
    WRITES_REFUSED(
            "gateway.writes.refused",
            Meter.Type.COUNTER,
            "",
            List.of("device"),
            "Writes to a device that the outbound guard refused."),
    RECORDING_LOST(
            "gateway.recording.lost",
            Meter.Type.COUNTER,
            "bytes",
            List.of("device"),
            "Bytes of a device that are missing in its recording."),
    LINK_STATE(
            "gateway.link.state",
            Meter.Type.GAUGE,
            "",
            List.of("device", "state"),
            "1 for the state in which a device's line is, 0 for the others."),
    ALARM_EVENTS("gateway.alarm.events", Meter.Type.COUNTER, "", List.of(), "Alarm events since the gateway started."),
    ALARM_UNCONFIRMED(
            "gateway.alarm.unconfirmed",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "Alarm events that no station has confirmed."),
    ALARM_UNWATCHED(
            "gateway.alarm.unwatched",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "1 while an alarm event has waited too long for a station to confirm it."),
    ALARM_LATENCY(
            "gateway.alarm.latency",
            Meter.Type.TIMER,
            "seconds",
            List.of(),
            "From the last byte or the deadline that caused an alarm event to its message on a station's socket."),
    READING_LATENCY(
            "gateway.reading.latency",
            Meter.Type.TIMER,
            "seconds",
            List.of(),
            "From the last byte of a reading to its message on a station's socket."),
    WS_CLIENTS("gateway.ws.clients", Meter.Type.GAUGE, "", List.of(), "Stations that are connected."),
    WS_WATCHING(
            "gateway.ws.watching", Meter.Type.GAUGE, "", List.of(), "Stations that a nurse can notice at this moment."),
    STATION_INCIDENTS(
            "gateway.station.incidents",
            Meter.Type.COUNTER,
            "",
            List.of("kind"),
            "What the station server has refused, closed or dropped, by kind."),
    LOOP_LAG(
            "gateway.loop.lag",
            Meter.Type.TIMER,
            "seconds",
            List.of("loop"),
            "How late an event loop, or the timer thread, does what is due."),
    CONFIGURATION_RELOADS(
            "gateway.configuration.reloads",
            Meter.Type.COUNTER,
            "",
            List.of("outcome"),
            "How often changed device files were read, by what came of it."),
    CONFIGURATION_REFUSED(
            "gateway.configuration.refused",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "1 while the device files have mistakes and the gateway goes on as before them."),
    CONFIGURATION_RESTART_NEEDED(
            "gateway.configuration.restart.needed",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "1 while gateway.yaml or the alarm profile says something else than what the gateway was started with."),
    PROCESS_CPU(
            "process.cpu.usage",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "Share of the machine's processors that the gateway uses, 0 to 1."),
    SYSTEM_CPU(
            "system.cpu.usage",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "Share of the machine's processors that is in use, 0 to 1."),
    PROCESS_UPTIME("process.uptime", Meter.Type.GAUGE, "seconds", List.of(), "How long the process runs."),
    FILES_OPEN("process.files.open", Meter.Type.GAUGE, "files", List.of(), "Open file descriptors."),
    FILES_MAX("process.files.max", Meter.Type.GAUGE, "files", List.of(), "File descriptors that may be open."),
    THREADS_LIVE("jvm.threads.live", Meter.Type.GAUGE, "threads", List.of(), "Threads."),
    MEMORY_USED(
            "jvm.memory.used", Meter.Type.GAUGE, "bytes", List.of("area", "id"), "Memory in use, by area of the JVM."),
    MEMORY_MAX(
            "jvm.memory.max",
            Meter.Type.GAUGE,
            "bytes",
            List.of("area", "id"),
            "Memory that may be used, by area of the JVM; -1 where nothing bounds it."),
    BUFFERS_USED(
            "jvm.buffer.memory.used",
            Meter.Type.GAUGE,
            "bytes",
            List.of("id"),
            "Memory of buffers outside the heap, by kind."),
    GC_PAUSE(
            "jvm.gc.pause",
            Meter.Type.TIMER,
            "seconds",
            List.of("action", "cause", "gc"),
            "Pauses for garbage collection; there from the first pause on.");

    private final String meterName;
    private final Meter.Type type;
    private final String baseUnit;
    private final List<String> tags;
    private final String description;

    GatewayMeter(String meterName, Meter.Type type, String baseUnit, List<String> tags, String description) {
        this.meterName = meterName;
        this.type = type;
        this.baseUnit = baseUnit;
        this.tags = tags;
        this.description = description;
    }

    /** The name, in Micrometer's spelling; Prometheus writes {@code gateway_bytes_received_bytes_total}. */
    String meterName() {
        return meterName;
    }

    /** What kind of meter it is; a timer is a histogram in Prometheus. */
    Meter.Type type() {
        return type;
    }

    /** The base unit; empty for a plain count. */
    String baseUnit() {
        return baseUnit;
    }

    /** The names of its tags, in alphabetical order. */
    List<String> tags() {
        return tags;
    }

    /** One sentence. */
    String description() {
        return description;
    }
}
