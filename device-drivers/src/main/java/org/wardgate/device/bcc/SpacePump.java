package org.wardgate.device.bcc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.device.driver.StandstillWatch;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/** One pump in its slot: what the answers say of it becomes its events. Source: BCC, normalised mapping. */
final class SpacePump {
    private static final String VENDOR = "bbraun-space";
    /** The volume infused has one decimal. */
    private static final double VOLUME_STEP_MILLILITRES = 0.1;

    private static final Decimal RISE = Decimal.parse("0.1");
    /** No time remaining, or more than the pump's counter can hold. */
    private static final String NO_TIME = "65535";

    private static final long SERIAL_BITS = 0x3FFFF;

    /** What is told by other events than readings. */
    private static final Pattern NOT_A_READING =
            Pattern.compile("IN(?:RT|VI|VTB|RMT|SYR|NR|SERNUM|SOL|SOLSN|SOLID|DCONU|"
                    + "DORTU|DOCAL|DTNR|A[0-9]+|M[0-9]+)|GN.*|DSSTATUS");

    private static final Set<String> DOSES = Set.of("INDCON", "INDORT");

    private final DeviceOutput output;
    private final Consumer<String> count;
    private final StandingAlerts alerts;
    private final Map<String, Alert> stated = new LinkedHashMap<>();
    private final Address address;
    private StandstillWatch standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
    /** The volume of the answer before, where the pump stood in it. */
    private @Nullable Decimal stoodAt;

    private @Nullable String serialNumber;
    private List<Object> announced = List.of();
    private Block block = new Block();

    SpacePump(Address address, DeviceOutput output, Consumer<String> count) {
        this.address = address;
        this.output = output;
        this.count = count;
        this.alerts = new StandingAlerts(output);
    }

    /** Another answer begins: what it does not state is not known. */
    void begin() {
        block = new Block();
    }

    void accept(String code, @Nullable String value) {
        block.put(code, value);
    }

    void forgotten() {
        alerts.forgotten();
    }

    /** Tells what the answer has said of the pump so far. */
    void tell(Timestamp received) {
        identify(received);
        PumpStatus.State state = state();
        boolean frozen = isFrozen(state, received);
        if (frozen) {
            count.accept("frozen-status");
            output.status(
                    Status.SILENT,
                    Cause.FROZEN,
                    "the pump says that it infuses and its volume stands still; look at the pump",
                    Map.of());
        } else {
            output.status(Status.LIVE, Cause.NONE, "", Map.of());
        }
        tellAlerts(received);
        if (!frozen) {
            output.emit(status(state, received));
            tellReadings(received);
        }
        stoodAt = Boolean.FALSE.equals(block.flag("INM3")) ? block.number("INVI") : null;
    }

    /** The pump is not in its slot any more. */
    void takenOut(Timestamp received) {
        output.status(
                Status.CLOSED, Cause.TAKEN_OUT, "taken out of slot " + address.place() + " of the rack", Map.of());
        announced = List.of();
    }

    private void identify(Timestamp received) {
        String serial = serial();
        if (serial != null && serialNumber != null && !serial.equals(serialNumber)) {
            count.accept("pump-exchanged");
            alerts.endAll(received);
            stated.clear();
            standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
            stoodAt = null;
        }
        serialNumber = serial == null ? serialNumber : serial;
        String type = block.text("GNNEW");
        String model = model(type);
        Map<String, String> attributes = new TreeMap<>(Map.of("slot", address.place()));
        if (type != null) {
            attributes.put("type", type);
        }
        if (serialNumber == null || announced.equals(List.of(serialNumber, attributes))) {
            return;
        }
        announced = List.of(serialNumber, attributes);
        output.emit(new DeviceIdentity(
                output.header(received, null),
                "B. Braun",
                model == null ? "Space pump" : model,
                serialNumber,
                attributes));
    }

    /** The unique number is the type number, shifted, and the serial number: seen at three pumps. */
    private @Nullable String serial() {
        String serial = block.text("INSERNUM");
        String unique = block.text("INNR");
        if (serial == null && unique != null && unique.matches("[0-9A-F]{1,8}")) {
            return Long.toString(Long.parseLong(unique, 16) & SERIAL_BITS);
        }
        return serial;
    }

    /** The first three digits of the type seem to be the family: inferred. */
    private @Nullable String model(@Nullable String type) {
        String name = block.text("GNMODEL");
        if (name != null || type == null) {
            return name;
        }
        return type.startsWith("688") ? "Perfusor Space" : type.startsWith("686") ? "Infusomat Space" : type;
    }

    private State state() {
        if (block.isOn("INM2")) {
            return State.BOLUS;
        }
        Boolean pumping = block.flag("INM3");
        if (Boolean.TRUE.equals(pumping)) {
            return block.isOn("INM10") ? State.KVO : State.INFUSING;
        }
        if (Boolean.FALSE.equals(pumping) && isRising()) {
            count.accept("volume-rises-while-stopped");
            return State.INFUSING;
        }
        if (block.isOn("INM6")) {
            return State.PAUSED;
        }
        return pumping == null && !block.isOn("INM1") ? State.UNKNOWN : State.STOPPED;
    }

    /** Whether the volume has risen between two answers in which the pump says that it stands. */
    private boolean isRising() {
        Decimal volume = block.number("INVI");
        return volume != null && stoodAt != null && volume.minus(stoodAt).compareTo(RISE) >= 0;
    }

    private String rawState() {
        if (block.isOn("INM2")) {
            return "bolus";
        }
        if (block.isOn("INM3")) {
            return block.isOn("INM10") ? "kvo" : "pumping";
        }
        for (SpaceAlarm alarm : SpaceAlarm.values()) {
            if (alarm.stops() && block.isOn(alarm.name())) {
                return "alarm";
            }
        }
        return block.isOn("INM6") ? "standby" : block.isOn("INM1") ? "ready" : "stopped";
    }

    private PumpStatus status(State state, Timestamp received) {
        boolean flows = state.isDelivering();
        Decimal rate = flows ? block.number("INRT") : state == State.UNKNOWN ? null : Decimal.of(0);
        Delivery delivery =
                new Delivery(rate, block.number("INVI"), block.number("INVTB"), timeRemaining(flows), false, null);
        String size = block.text("INSYR");
        return new PumpStatus(
                output.header(received, null),
                state,
                rawState(),
                delivery,
                alerts.any(),
                size == null || size.equals("0") ? null : size + " mL",
                block.firstText("INSOL", "INSOLSN"));
    }

    private @Nullable Duration timeRemaining(boolean flows) {
        String seconds = block.text("INRMT");
        boolean stated = seconds != null && seconds.matches("[0-9]{1,6}") && !seconds.equals(NO_TIME);
        return flows && stated ? Duration.ofSeconds(Long.parseLong(Objects.requireNonNull(seconds))) : null;
    }

    private boolean isFrozen(State state, Timestamp received) {
        var said = new StandstillWatch.Said(
                state.wireName(), block.number("INRT"), block.number("INVI"), timeRemaining(true));
        boolean infusing = state == State.INFUSING && block.number("INVI") != null;
        return standstill.accept(said, infusing, received.patientNanos());
    }

    /** An alarm is over when the pump says so; one that it does not mention stays as it was. */
    private void tellAlerts(Timestamp received) {
        for (SpaceAlarm alarm : SpaceAlarm.values()) {
            Boolean holds = block.flag(alarm.name());
            if (holds == null && block.text(alarm.name()) != null) {
                count.accept("unreadable-alarm");
            }
            if (Boolean.TRUE.equals(holds)) {
                stated.put(alarm.name(), alarm.alert());
            } else if (holds != null) {
                stated.remove(alarm.name());
            }
        }
        alerts.accept(stated, received);
    }

    private void tellReadings(Timestamp received) {
        block.values().forEach((code, text) -> {
            if (!NOT_A_READING.matcher(code).matches()) {
                reading(code, text, received);
            }
        });
    }

    private void reading(String code, String text, Timestamp received) {
        Decimal value = Block.parse(text);
        if (value == null) {
            count.accept("text-value");
            return;
        }
        // what is calculated for a dose means something in dose mode only
        boolean dose = DOSES.contains(code);
        if (dose && !block.isOn("INDOCAL")) {
            return;
        }
        Unit unit = dose ? SpaceUnits.ofCode(block.text(code + "U")) : SpaceUnits.of(code);
        output.emit(new Reading(
                output.header(received, null),
                new MetricId.Raw(VENDOR, code),
                "",
                null,
                new Measurement.Value(value, unit, Quality.GOOD),
                null));
    }
}
