package org.wardgate.device.fresenius;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/** One pump: what it answers becomes its events. Source: Base protocol, variables and mapping. */
final class FreseniusPump {
    private static final String VENDOR = "fresenius-base";
    private static final int TENTHS = -1;
    private static final int THOUSANDTHS = -3;
    private static final char ALARM = 'a';
    private static final char ERROR = 'e';
    private static final char MODE = 'm';
    private static final char RATE = 'd';
    private static final char VOLUME = 'r';
    private static final char BOLUS_RATE = 'k';
    private static final char BOLUS_VOLUME = 's';

    private final DeviceOutput output;
    private final Consumer<String> count;
    private final StandingAlerts alerts;
    private final Map<String, Alert> stated = new LinkedHashMap<>();
    private final Flow flow = new Flow();
    private @Nullable String type;
    private @Nullable String drug;

    FreseniusPump(DeviceOutput output, Consumer<String> count) {
        this.output = output;
        this.count = count;
        this.alerts = new StandingAlerts(output);
    }

    void forgotten() {
        alerts.forgotten();
    }

    /** What the device says that it is; it states no serial number. Another type is another pump. */
    void isOfType(String newType, Timestamp received) {
        if (newType.equals(type)) {
            return;
        }
        if (type != null) {
            count.accept("pump-exchanged");
            stated.clear();
            alerts.endAll(received);
            flow.restart();
            drug = null;
        }
        type = newType;
        output.emit(new DeviceIdentity(output.header(received, null), "Fresenius", newType, null, Map.of()));
    }

    /** The drug's name; empty where there is none. */
    void holds(String name) {
        drug = name.isBlank() ? null : name.strip();
    }

    /** The pump says that it has an alarm, as the reason why it does not answer. */
    void refusedForAlarm(Timestamp received) {
        stated.put("12", Alert.technical(Priority.HIGH, "The pump has an alarm and does not answer: look at the pump"));
        alerts.accept(stated, received);
    }

    void isSilent() {
        flow.restart();
        output.status(
                Status.SILENT, Cause.NO_ANSWER, "the base cannot reach this module; look at the module", Map.of());
    }

    void isTakenOut(int module) {
        output.status(Status.CLOSED, Cause.TAKEN_OUT, "taken out of place " + module + " of the base", Map.of());
    }

    /** Takes what the pump has said at one time, by the letters of the variables; what is not in it is not known. */
    void tell(Map<Character, String> values, Timestamp received) {
        output.status(Status.LIVE, Cause.NONE, "", Map.of());
        stated.remove("12");
        flag(values, ALARM, "Pump alarm");
        flag(values, ERROR, "Pump fault");
        alerts.accept(stated, received);
        Long rate = number(values, RATE);
        Long volume = number(values, VOLUME);
        State state = state(rate, volume, number(values, BOLUS_RATE), received);
        Decimal shown = state == State.STOPPED ? Decimal.of(0) : state == State.UNKNOWN ? null : decimal(rate, TENTHS);
        Delivery delivery = new Delivery(shown, decimal(volume, THOUSANDTHS), null, null, false, null);
        output.emit(new PumpStatus(
                output.header(received, null), state, rawState(state), delivery, alerts.any(), null, drug));
        reading(MODE, decimal(number(values, MODE), 0), Unit.raw(VENDOR, "m"), received);
        reading(BOLUS_RATE, decimal(number(values, BOLUS_RATE), TENTHS), Unit.MILLILITRE_PER_HOUR, received);
        reading(BOLUS_VOLUME, decimal(number(values, BOLUS_VOLUME), THOUSANDTHS), Unit.MILLILITRE, received);
    }

    private State state(@Nullable Long rate, @Nullable Long volume, @Nullable Long bolusRate, Timestamp received) {
        if (bolusRate != null && bolusRate > 0) {
            return State.BOLUS;
        }
        if (rate == null || volume == null) {
            flow.restart();
            return State.UNKNOWN;
        }
        Flow.Is flows = flow.accept(volume, rate, received.patientNanos());
        return switch (flows) {
            case FLOWING -> State.INFUSING;
            case STANDING -> State.STOPPED;
            case NOT_KNOWN -> rate == 0 ? State.STOPPED : State.UNKNOWN;
        };
    }

    /** The pump has no word for what it does. */
    private static String rawState(State state) {
        return switch (state) {
            case INFUSING -> "volume rises";
            case STOPPED -> "volume stands";
            case BOLUS -> "bolus rate";
            default -> "";
        };
    }

    /** Zero is none; what the other values mean is not known. */
    private void flag(Map<Character, String> values, char id, String words) {
        Long value = number(values, id);
        if (value == null) {
            return; // it is over when the pump says so
        }
        String code = String.valueOf(id);
        if (value == 0) {
            stated.remove(code);
        } else {
            String text = words + " (" + id + " = " + Long.toHexString(value).toUpperCase(Locale.ROOT)
                    + "): look at the pump";
            stated.put(code, Alert.technical(Priority.HIGH, text));
        }
    }

    private @Nullable Long number(Map<Character, String> values, char id) {
        String text = values.get(id);
        Long number = FreseniusMessage.hex(text);
        if (number == null && text != null) {
            count.accept("unreadable-" + id);
        }
        return number;
    }

    private static @Nullable Decimal decimal(@Nullable Long number, int exponent) {
        return number == null ? null : new Decimal(number, exponent);
    }

    private void reading(char id, @Nullable Decimal value, Unit unit, Timestamp received) {
        if (value != null) {
            output.emit(new Reading(
                    output.header(received, null),
                    new MetricId.Raw(VENDOR, String.valueOf(id)),
                    "",
                    null,
                    new Measurement.Value(value, unit, Quality.GOOD),
                    null));
        }
    }
}
