package org.wardgate.gateway.ops;

/** Every meter there is; {@code docs/reference/metrics.md} lists the same. Tag values are bounded by the configuration. */
enum GatewayMeter {
    BYTES_RECEIVED("gateway.bytes.received", "bytes", "Bytes that have arrived on a device's line."),
    FRAMES_DECODED("gateway.frames.decoded", "", "Verified frames of a device."),
    FRAMES_DROPPED("gateway.frames.dropped", "", "How often bytes of a device were dropped, by reason."),
    WRITES_REFUSED("gateway.writes.refused", "", "Writes to a device that the outbound guard refused."),
    RECORDING_LOST("gateway.recording.lost", "bytes", "Bytes of a device that are missing in its recording."),
    ALARM_EVENTS("gateway.alarm.events", "", "Alarm events since the gateway started."),
    ALARM_UNCONFIRMED("gateway.alarm.unconfirmed", "", "Alarm events that no station has confirmed.");

    private final String meterName;
    private final String baseUnit;
    private final String description;

    GatewayMeter(String meterName, String baseUnit, String description) {
        this.meterName = meterName;
        this.baseUnit = baseUnit;
        this.description = description;
    }

    /** The name, in Micrometer's spelling; Prometheus writes {@code gateway_bytes_received_bytes_total}. */
    String meterName() {
        return meterName;
    }

    /** The base unit; empty for a plain count. */
    String baseUnit() {
        return baseUnit;
    }

    /** One sentence. */
    String description() {
        return description;
    }
}
