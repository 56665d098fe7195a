package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmInput.Alert;
import org.wardgate.gateway.alarm.AlarmInput.Gap;
import org.wardgate.gateway.alarm.AlarmInput.ImplausibleCuff;
import org.wardgate.gateway.alarm.AlarmInput.Line;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Perfusion;
import org.wardgate.gateway.alarm.AlarmInput.Pump;
import org.wardgate.gateway.alarm.AlarmInput.Removed;
import org.wardgate.gateway.alarm.AlarmInput.Replaced;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/** Each kind of input goes to the method of its kind. */
class AlarmInputTest {
    private static final EventHeader HEADER = new EventHeader("pump", new Timestamp(Instant.EPOCH, 0, 0), null, 1);

    private static final List<AlarmInput> ONE_OF_EACH = List.of(
            new Sample(Signal.HEART_RATE, AlarmScript.ECG, "monitor", Decimal.of(80), false, 0),
            new NoValue(Signal.HEART_RATE, AlarmScript.ECG, "monitor"),
            new Line("pump", new LineState(HEADER, LineState.Status.LIVE, LineState.Cause.NONE, "", Map.of()), false),
            new Pump("pump", true),
            new Alert(new DeviceAlert(HEADER, DeviceAlert.Type.TECHNICAL, Priority.LOW, "AL_DOOR", "door", true)),
            new ImplausibleCuff("monitor"),
            new Perfusion("monitor", Decimal.parse("0.2"), 0),
            new Gap(Duration.ofSeconds(1)),
            new Removed("pump", "removed from the configuration", false),
            new Replaced("pump"));

    /** A kind that is added to the language is made here too, or this fails. */
    @Test
    void eachKindIsHandedToItsOwnMethod() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(AlarmInput.class.getPermittedSubclasses());
        Taken taken = new Taken();

        ONE_OF_EACH.forEach(input -> input.match(taken));

        assertThat(taken.inputs).isEqualTo(ONE_OF_EACH);
    }

    /** Writes down what it is handed; the type of each parameter says that the method is the right one. */
    private static final class Taken implements AlarmInput.Cases {
        private final List<AlarmInput> inputs = new ArrayList<>();

        @Override
        public void sample(Sample sample) {
            inputs.add(sample);
        }

        @Override
        public void noValue(NoValue noValue) {
            inputs.add(noValue);
        }

        @Override
        public void line(Line line) {
            inputs.add(line);
        }

        @Override
        public void pump(Pump pump) {
            inputs.add(pump);
        }

        @Override
        public void alert(Alert alert) {
            inputs.add(alert);
        }

        @Override
        public void implausibleCuff(ImplausibleCuff cuff) {
            inputs.add(cuff);
        }

        @Override
        public void perfusion(Perfusion index) {
            inputs.add(index);
        }

        @Override
        public void gap(Gap gap) {
            inputs.add(gap);
        }

        @Override
        public void removed(Removed removed) {
            inputs.add(removed);
        }

        @Override
        public void replaced(Replaced replaced) {
            inputs.add(replaced);
        }
    }
}
