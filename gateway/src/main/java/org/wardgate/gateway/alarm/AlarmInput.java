package org.wardgate.gateway.alarm;

import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.MetricId;

/** What an {@link AlarmCore} is told. */
public sealed interface AlarmInput {

    /**
     * A valid value of a signal.
     *
     * @param signal what was measured.
     * @param source the metric that measured it.
     * @param deviceId the device that measured it.
     * @param value the value, in the signal's unit.
     * @param episodic whether it is one measurement of a series, judged at once, and not a stream that may be filtered.
     * @param measuredNanos patient time at which it was measured; not after the input's own time.
     */
    record Sample(Signal signal, MetricId source, String deviceId, Decimal value, boolean episodic, long measuredNanos)
            implements AlarmInput {}

    /**
     * A source of a signal says that it has no valid value.
     *
     * @param signal what is not measured.
     * @param source the metric that says so.
     * @param deviceId the device that says so.
     */
    record NoValue(Signal signal, MetricId source, String deviceId) implements AlarmInput {}

    /**
     * How the line to a device stands.
     *
     * @param deviceId the device.
     * @param state how its line stands.
     */
    record Line(String deviceId, LineState state) implements AlarmInput {}

    /**
     * What a pump does.
     *
     * @param deviceId the pump.
     * @param delivering whether drug reaches the patient, as far as the pump says.
     */
    record Pump(String deviceId, boolean delivering) implements AlarmInput {}

    /**
     * An alarm of a device itself, or about it.
     *
     * @param alert the alert.
     */
    record Alert(DeviceAlert alert) implements AlarmInput {}
}
