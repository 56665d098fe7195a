package org.wardgate.device.intellivue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.model.Quality;

/**
 * Makes alerts of the monitor's two lists of alarms. A list is complete each time: what is new on it begins, what is missing from
 * it has ended. A list that is missing from an answer says nothing.
 */
final class AlertEvents {
    // AlertType: patient alarms in the high byte, technical ones in the low byte
    private static final int MEDIUM = 0x0202;
    private static final int HIGH = 0x0404;

    private final DriverContext context;
    private final Reporter reporter;
    private final Map<DeviceAlert.Type, Map<String, Alert>> active = new EnumMap<>(DeviceAlert.Type.class);
    private final Set<DeviceAlert.Type> untold = EnumSet.noneOf(DeviceAlert.Type.class);

    private record Alert(Priority priority, String text) {}

    AlertEvents(DriverContext context, Reporter reporter) {
        this.context = context;
        this.reporter = reporter;
    }

    /** A new association: alarms that still stand are told again, since whoever listens may have given them up. */
    void restart() {
        untold.addAll(EnumSet.allOf(DeviceAlert.Type.class));
    }

    /** Emits what has changed since the answer before. */
    void emit(PolledObject object, Moment moment, Quality deviceQuality) {
        for (Attribute attribute : object.attributes()) {
            switch (attribute.id()) {
                case Attribute.PATIENT_ALARM_LIST ->
                    update(DeviceAlert.Type.PHYSIOLOGICAL, attribute, moment, deviceQuality);
                case Attribute.TECHNICAL_ALARM_LIST ->
                    update(DeviceAlert.Type.TECHNICAL, attribute, moment, deviceQuality);
                default -> reporter.unhandled(attribute);
            }
        }
    }

    private void update(DeviceAlert.Type type, Attribute attribute, Moment moment, Quality deviceQuality) {
        List<AlarmEntry> entries = AlarmEntry.parseList(attribute.cursor());
        boolean damaged = entries.size() != attribute.cursor().u16();
        if (damaged) {
            reporter.damaged(attribute);
        }
        Map<String, Alert> before = active.getOrDefault(type, Map.of());
        Map<String, Alert> now = new LinkedHashMap<>();
        for (AlarmEntry entry : entries) {
            now.put(entry.identity(), alert(entry, deviceQuality));
        }
        before.forEach((identity, alert) -> {
            if (damaged) {
                now.putIfAbsent(identity, alert); // it may stand on the part that could not be read
            } else if (!now.containsKey(identity)) {
                tell(type, identity, alert, false, moment);
            }
        });
        boolean tellAll = untold.remove(type);
        now.forEach((identity, alert) -> {
            if (tellAll || !alert.equals(before.get(identity))) {
                tell(type, identity, alert, true, moment);
            }
        });
        active.put(type, now);
    }

    private void tell(DeviceAlert.Type type, String identity, Alert alert, boolean standing, Moment moment) {
        context.emit(new DeviceAlert(
                context.header(moment.received(), moment.deviceTime()),
                type,
                alert.priority,
                identity,
                alert.text,
                standing));
    }

    private static Priority priority(int alertType) {
        return (alertType & HIGH) != 0 ? Priority.HIGH : (alertType & MEDIUM) != 0 ? Priority.MEDIUM : Priority.LOW;
    }

    /** An alert of a demonstration or service mode is not about a patient: its words say so, and nobody is called for it. */
    private static Alert alert(AlarmEntry entry, Quality deviceQuality) {
        if ((entry.state() & AlarmEntry.STATE_DEMO) != 0 || deviceQuality == Quality.DEMO) {
            return new Alert(Priority.LOW, "DEMO: " + entry.text());
        }
        if ((entry.state() & AlarmEntry.STATE_TEST) != 0 || deviceQuality == Quality.TEST) {
            return new Alert(Priority.LOW, "TEST: " + entry.text());
        }
        return new Alert(priority(entry.type()), entry.text());
    }
}
