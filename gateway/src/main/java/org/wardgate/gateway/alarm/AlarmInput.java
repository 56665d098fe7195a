package org.wardgate.gateway.alarm;

import java.time.Duration;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.MetricId;

/** What an {@link AlarmCore} is told. */
public sealed interface AlarmInput {

    /** Hands this input to the method of its kind. */
    void match(Cases cases);

    /** One method a kind. */
    interface Cases {
        void sample(Sample sample);

        void noValue(NoValue noValue);

        void line(Line line);

        void pump(Pump pump);

        void alert(Alert alert);

        void implausibleCuff(ImplausibleCuff cuff);

        void perfusion(Perfusion index);

        void gap(Gap gap);

        void removed(Removed removed);

        void replaced(Replaced replaced);
    }

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
            implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.sample(this);
        }
    }

    /**
     * A source of a signal says that it has no valid value.
     *
     * @param signal what is not measured.
     * @param source the metric that says so.
     * @param deviceId the device that says so.
     */
    record NoValue(Signal signal, MetricId source, String deviceId) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.noValue(this);
        }
    }

    /**
     * How the line to a device stands.
     *
     * @param deviceId the device.
     * @param state how its line stands.
     * @param spokenFor whether the alarm of another device of this bed, whose line it shares, says the same.
     */
    record Line(String deviceId, LineState state, boolean spokenFor) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.line(this);
        }
    }

    /**
     * What a pump does.
     *
     * @param deviceId the pump.
     * @param delivering whether drug reaches the patient, as far as the pump says.
     */
    record Pump(String deviceId, boolean delivering) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.pump(this);
        }
    }

    /**
     * An alarm of a device itself, or about it.
     *
     * @param alert the alert.
     */
    record Alert(DeviceAlert alert) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.alert(this);
        }
    }

    /**
     * A cuff measurement that cannot be true: a systolic pressure that is not above the diastolic one, a mean that does not lie
     * between them, or a value beyond what is physically possible.
     *
     * @param deviceId the device that measured it.
     */
    record ImplausibleCuff(String deviceId) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.implausibleCuff(this);
        }
    }

    /**
     * How well blood flows under an oximeter.
     *
     * @param deviceId the device that measured it.
     * @param percent the perfusion index, in percent.
     * @param measuredNanos patient time at which it was measured.
     */
    record Perfusion(String deviceId, Decimal percent, long measuredNanos) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.perfusion(this);
        }
    }

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

        @Override
        public void match(Cases cases) {
            cases.gap(this);
        }
    }

    /**
     * A device is not the bed's any more. What it said is not known any more, and nobody will say it again.
     *
     * @param deviceId the device.
     * @param why why not, as the end of a sentence: {@code removed from the configuration}.
     * @param byHand whether a person has taken it away at the bed, who knows that it is gone unless it was in use.
     */
    record Removed(String deviceId, String why, boolean byHand) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.removed(this);
        }

        /** The device and why it is not there. */
        String words() {
            return deviceId + ": " + why;
        }
    }

    /**
     * Another line, or another protocol, stands behind a device's name from now on. What was said under it is not known any more
     * until it is said anew.
     *
     * @param deviceId the device.
     */
    record Replaced(String deviceId) implements AlarmInput {
        @Override
        public void match(Cases cases) {
            cases.replaced(this);
        }
    }
}
