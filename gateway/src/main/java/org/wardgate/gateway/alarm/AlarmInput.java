package org.wardgate.gateway.alarm;

import java.time.Duration;
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

    /**
     * A cuff measurement that cannot be true: a systolic pressure that is not above the diastolic one, a mean that does not lie
     * between them, or a value beyond what is physically possible.
     *
     * @param deviceId the device that measured it.
     */
    record ImplausibleCuff(String deviceId) implements AlarmInput {}

    /**
     * How well blood flows under an oximeter.
     *
     * @param deviceId the device that measured it.
     * @param percent the perfusion index, in percent.
     * @param measuredNanos patient time at which it was measured.
     */
    record Perfusion(String deviceId, Decimal percent, long measuredNanos) implements AlarmInput {}

    /**
     * The gateway itself was not running until now. What was measured before is not known any more.
     *
     * @param length for how long it was not running.
     */
    record Gap(Duration length) implements AlarmInput {
        public Gap {
            if (length.isNegative()) {
                throw new IllegalArgumentException("a gap has a length, not " + length);
            }
        }
    }
}
