package org.wardgate.gateway.ward;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Pending;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.time.Timestamp;

/**
 * The newest state of one bed, as people see it. Immutable.
 *
 * @param bed the bed's name.
 * @param devices what is connected, in the order of the configuration.
 * @param values the newest value of each channel of each device, in the order in which they first appeared.
 * @param alarms the alarms that hold or are latched, highest priority first, then newest.
 * @param pending the limits that are violated and whose delay is running.
 */
public record BedState(
        String bed, List<Device> devices, List<Value> values, List<Alarm> alarms, List<Pending> pending) {
    public BedState {
        devices = List.copyOf(devices);
        values = List.copyOf(values);
        alarms = List.copyOf(alarms);
        pending = List.copyOf(pending);
    }

    /** The state of a bed where no delay is running. */
    public BedState(String bed, List<Device> devices, List<Value> values, List<Alarm> alarms) {
        this(bed, devices, values, alarms, List.of());
    }

    /**
     * One device of the bed.
     *
     * @param deviceId its configured name.
     * @param profile the profile it is read with.
     * @param line how its line stands.
     * @param identity what it says it is; null until it has said so.
     * @param pump what it is doing, for a pump that has said so; null otherwise.
     */
    public record Device(
            String deviceId,
            String profile,
            LineState line,
            @Nullable DeviceIdentity identity,
            @Nullable Aged<PumpStatus> pump) {

        /** A device that nobody has heard yet. */
        public static Device notHeard(String deviceId, String profile, Timestamp now) {
            LineState line = new LineState(
                    new EventHeader(deviceId, now, null, 0),
                    LineState.Status.CONNECTING,
                    LineState.Cause.NONE,
                    "",
                    Map.of());
            return new Device(deviceId, profile, line, null, null);
        }
    }

    /**
     * One value.
     *
     * @param reading the reading, normalised.
     * @param signal what it is a source of; null for a value that no rule watches.
     * @param chosen whether it is the source that the signal listens to now.
     */
    public record Value(Aged<Reading> reading, @Nullable Signal signal, boolean chosen) {}

    /**
     * Something that grows old.
     *
     * @param event the event.
     * @param measuredNanos patient time at which the measurement was made, as far as the device lets us know.
     * @param ageLimitNanos the age from which on it must not be shown as a value any more.
     */
    public record Aged<E>(E event, long measuredNanos, long ageLimitNanos) {}
}
