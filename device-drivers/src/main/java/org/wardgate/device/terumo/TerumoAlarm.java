package org.wardgate.device.terumo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.Priority;

/**
 * The alarms of a pump, by their bits. The bits and names are the manual's, the priorities ours. Source: external communication, basic
 * operating status, alarms.
 */
final class TerumoAlarm {
    private static final int BITS = 24;
    private static final int COMPLETION = 2;
    private static final int BATTERY = 19;

    private TerumoAlarm() {}

    /** The alarms that a status states, by the device's own codes. */
    static Map<String, Alert> in(TerumoStatus status) {
        Map<String, Alert> alarms = new LinkedHashMap<>();
        for (int bit = 0; bit < BITS; bit++) {
            if ((status.alarms() >> bit & 1) != 0) {
                alarms.put("bit-" + bit, Alert.technical(priority(bit, status), "Pump: " + name(bit)));
            }
        }
        return alarms;
    }

    private static Priority priority(int bit, TerumoStatus status) {
        return switch (bit) {
            case 3, 4, 5, 6, 7, 13 -> Priority.HIGH;
            case COMPLETION -> status.operation() == 0 ? Priority.HIGH : Priority.MEDIUM;
            case BATTERY -> status.isOnMains() ? Priority.MEDIUM : Priority.HIGH;
            case 0, 16, 18, 20, 22, 23 -> Priority.LOW;
            default -> Priority.MEDIUM;
        };
    }

    private static String name(int bit) {
        return switch (bit) {
            case 0 -> "shutdown notice";
            case 1 -> "link interrupted";
            case COMPLETION -> "infusion completed";
            case 3 -> "occlusion";
            case 4 -> "syringe displaced";
            case 5 -> "plunger displaced";
            case 6 -> "slider displaced";
            case 7 -> "barrel not detected";
            case 8 -> "nearly empty";
            case 13 -> "power failure";
            case 15 -> "mains disconnected";
            case 16 -> "no flow rate";
            case 17 -> "rate not below volume to be infused";
            case 18 -> "no volume to be infused";
            case BATTERY -> "battery";
            case 20 -> "start reminder";
            case 21 -> "pressure";
            case 22 -> "maintenance is due";
            case 23 -> "battery to be replaced";
            default -> "alarm " + bit + " that the manual reserves - look at the pump";
        };
    }
}
