package org.wardgate.model;

/** One thing a device or its line said. Every kind states its name in event JSON; {@code docs/reference/events.md} lists them. */
public sealed interface DeviceEvent permits Reading, Waveform, PumpStatus, DeviceAlert, LineState, DeviceIdentity {

    /** Device, times and sequence. */
    EventHeader header();

    /** The name of the kind in event JSON. */
    String kind();

    /** Hands this event to the method of its kind; Java 17 has no pattern switch. */
    <R> R match(Cases<R> cases);

    /** One method a kind. */
    interface Cases<R> {
        R reading(Reading reading);

        R waveform(Waveform waveform);

        R pumpStatus(PumpStatus status);

        R deviceAlert(DeviceAlert alert);

        R lineState(LineState state);

        R deviceIdentity(DeviceIdentity identity);
    }
}
