package org.wardgate.device.neurowave;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.device.neurowave.NeurowaveMessage.Status;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * An alarm that a status names: code, device and priority, in four fields from 14 on, four alarms at most. Source: AP-4000 status
 * protocol, alarm codes.
 */
final class NeurowaveAlarm {
    private static final int COUNT = 12;
    private static final int FIRST = 14;
    private static final int FIELDS = 4;
    private static final int MOST = 4;

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("BA.01", "on battery"),
            Map.entry("BA.02", "battery low"),
            Map.entry("BA.03", "battery depleted"),
            Map.entry("PA.01", "air in line"),
            Map.entry("PA.02", "downstream occlusion"),
            Map.entry("PA.03", "upstream occlusion"),
            Map.entry("PA.04", "motor stall"),
            Map.entry("PA.05", "set not installed"),
            Map.entry("PA.06", "cartridge disengaged"),
            Map.entry("PA.07", "reservoir nearly empty"),
            Map.entry("PA.08", "end of infusion"),
            Map.entry("PA.09", "no action"),
            Map.entry("PA.10", "priming incomplete"),
            Map.entry("PSE.05", "pumps missing"));

    private NeurowaveAlarm() {}

    /**
     * The alarms of a status, by the pump's codes, with behind a colon the part of the pump that each is about, where it says so; null
     * where it does not say how many there are. How grave one is the pump says; where it does not, the maker's table, or medium.
     */
    static @Nullable Map<String, Alert> in(Status status) {
        Decimal count = status.number(COUNT);
        if (count == null) {
            return null;
        }
        Map<String, Alert> alarms = new LinkedHashMap<>();
        for (int i = 0; i < MOST && Decimal.of(i).compareTo(count) < 0; i++) {
            int at = FIRST + i * FIELDS;
            if (!status.text(at).isEmpty()) {
                String code = status.text(at);
                String device = status.text(at + 1);
                alarms.put(device.isEmpty() ? code : code + ":" + device, alarm(code, device, status.text(at + 2)));
            }
        }
        return alarms;
    }

    private static Alert alarm(String code, String device, String priority) {
        String text = TEXTS.getOrDefault(code, "alarm " + code);
        return Alert.technical(
                priority(code, priority), "Pump: " + text + (device.isEmpty() ? "" : " (" + device + ")"));
    }

    private static Priority priority(String code, String said) {
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "HIGH" -> Priority.HIGH;
            case "MEDIUM" -> Priority.MEDIUM;
            case "LOW" -> Priority.LOW;
            default -> table(code);
        };
    }

    /** The maker's table; of a system error the part for a running case. */
    private static Priority table(String code) {
        return switch (code) {
            case "BA.01", "PA.05", "PA.07", "PA.09", "PA.10" -> Priority.LOW;
            case "BA.02", "PSE.05", "SE.03", "SE.11", "SE.12", "SE.41" -> Priority.MEDIUM;
            case "BA.03" -> Priority.HIGH;
            default -> {
                if (code.startsWith("BE.") || code.startsWith("SN.")) {
                    yield Priority.LOW;
                }
                boolean grave = code.startsWith("PA.")
                        || code.startsWith("PE.")
                        || code.startsWith("DAE.")
                        || code.startsWith("PSE.")
                        || (code.startsWith("SE.") && code.endsWith("C"));
                yield grave ? Priority.HIGH : Priority.MEDIUM;
            }
        };
    }
}
