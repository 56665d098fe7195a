package org.wardgate.device.driver;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/**
 * The alerts of one device, for a device that states again and again all alerts that hold: what is new in such a statement begins, what
 * is not in it any more ends. Silence ends none. On the event loop of the device's line.
 */
public final class StandingAlerts {
    private final DeviceOutput output;
    private final Map<String, Alert> standing = new LinkedHashMap<>();
    private boolean forgotten;

    /**
     * An alert as the device states it.
     *
     * @param type about the patient or about the equipment.
     * @param priority the device's own, or ours where it has none.
     * @param text words for a person.
     */
    public record Alert(DeviceAlert.Type type, Priority priority, String text) {

        /** An alert about the equipment. */
        public static Alert technical(Priority priority, String text) {
            return new Alert(DeviceAlert.Type.TECHNICAL, priority, text);
        }
    }

    /** No alert holds, as far as is known. */
    public StandingAlerts(DeviceOutput output) {
        this.output = output;
    }

    /** The device has stated all its alerts, by their codes. */
    public void accept(Map<String, Alert> stated, Timestamp received) {
        accept(stated, received, null);
    }

    /**
     * The device has stated all its alerts, by their codes.
     *
     * @param deviceTime the device's own clock; null where it states none.
     */
    public void accept(Map<String, Alert> stated, Timestamp received, @Nullable LocalDateTime deviceTime) {
        standing.entrySet().removeIf(each -> {
            boolean over = !stated.containsKey(each.getKey());
            if (over) {
                tell(each.getKey(), each.getValue(), false, received, deviceTime);
            }
            return over;
        });
        stated.forEach((code, alert) -> {
            if (!alert.equals(standing.put(code, alert)) || forgotten) {
                tell(code, alert, true, received, deviceTime);
            }
        });
        forgotten = false;
    }

    /** Whether any holds. */
    public boolean any() {
        return !standing.isEmpty();
    }

    /** Whoever listens has forgotten what was told: what still stands is told again with the next statement. */
    public void forgotten() {
        forgotten = true;
    }

    /** The device these alerts belong to has been taken away. */
    public void endAll(Timestamp received) {
        accept(Map.of(), received);
    }

    private void tell(
            String code, Alert alert, boolean active, Timestamp received, @Nullable LocalDateTime deviceTime) {
        output.emit(new DeviceAlert(
                output.header(received, deviceTime), alert.type(), alert.priority(), code, alert.text(), active));
    }
}
