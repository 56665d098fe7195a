package org.wardgate.device.medibus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.device.medibus.MedibusMessage.Alarm;
import org.wardgate.device.medibus.MedibusMessage.Alarms;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/**
 * The alarms of one machine, from their begin to their end. A response is the whole list of its code page: what is new on it begins,
 * what is missing from it has ended, and a response that cannot be read says nothing. The key is the request and the code, {@code
 * 27-10}; the words and the priority are those of the machine, which may change both. Source: MEDIBUS 4.03, alarms.
 *
 * <p>A machine in standby sends a message of the highest priority (page 2, code 95H). It calls nobody here: LOW.
 */
final class MedibusAlerts {
    private static final int STANDBY = 0x95;

    // 1 to 31, the highest last; the bands are those of OpenICE, whose lowest, "advisory without tone", is LOW here too
    private static final int LEAST_HIGH = 25;
    private static final int LEAST_MEDIUM = 11;

    /** Pairs of characters that some languages have for words. MEDIBUS 4.03, alarm phrases. */
    private static final Map<String, String> GLYPHS = Map.of("$&", "LOW", "\"#", "HIGH", "'@", "ALARM");

    private final DriverContext context;
    private final Map<Integer, StandingAlerts> pages = new HashMap<>();

    MedibusAlerts(DriverContext context) {
        this.context = context;
    }

    /** Whoever listens may have forgotten what was told: what still stands is told again with the next list. */
    void forgotten() {
        pages.values().forEach(StandingAlerts::forgotten);
    }

    /** Emits what has changed since the list before. */
    void emit(Alarms message, Timestamp received) {
        int request = message.request();
        Map<Integer, Alarm> highest = new TreeMap<>();
        for (Alarm alarm : message.alarms()) {
            // one code may come twice with different priorities
            highest.merge(alarm.code(), alarm, (one, other) -> other.priority() > one.priority() ? other : one);
        }
        Map<String, Alert> now = new LinkedHashMap<>();
        highest.forEach((code, alarm) ->
                now.put(MedibusCode.spelled(request) + "-" + MedibusCode.spelled(code), alert(request, alarm)));
        pages.computeIfAbsent(request, page -> new StandingAlerts(context)).accept(now, received);
    }

    /** The machine these alarms belong to has been taken away. */
    void endAll(Timestamp received) {
        pages.values().forEach(page -> page.endAll(received));
        pages.clear();
    }

    private static Alert alert(int request, Alarm alarm) {
        boolean standby = request == MedibusCode.ALARMS_2 && alarm.code() == STANDBY;
        return new Alert(
                AlarmClass.of(request, alarm.code()),
                standby ? Priority.LOW : priority(alarm.priority()),
                text(request, alarm));
    }

    private static Priority priority(int priority) {
        return priority >= LEAST_HIGH ? Priority.HIGH : priority >= LEAST_MEDIUM ? Priority.MEDIUM : Priority.LOW;
    }

    private static String text(int request, Alarm alarm) {
        String text = alarm.phrase().strip();
        for (Map.Entry<String, String> glyph : GLYPHS.entrySet()) {
            text = text.replace(glyph.getKey(), glyph.getValue());
        }
        return text.isEmpty()
                ? "Alarm " + MedibusCode.spelled(request) + "-" + MedibusCode.spelled(alarm.code())
                : text;
    }
}
