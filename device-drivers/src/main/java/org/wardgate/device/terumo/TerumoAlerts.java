package org.wardgate.device.terumo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.DeviceAlert;
import org.wardgate.time.Timestamp;

/** The alarms of one pump, from the status that first states them to the first that does not. Silence ends none. */
final class TerumoAlerts {
    private final DriverContext context;
    private final Map<Integer, TerumoAlarm> active = new LinkedHashMap<>();
    private boolean forgotten;

    TerumoAlerts(DriverContext context) {
        this.context = context;
    }

    /** The alarms of a status; one whose priority has changed is told again. */
    void accept(List<TerumoAlarm> alarms, Timestamp received) {
        List<TerumoAlarm> ended = active.values().stream()
                .filter(old -> alarms.stream().noneMatch(alarm -> alarm.bit() == old.bit()))
                .toList();
        ended.forEach(old -> {
            active.remove(old.bit());
            emit(old, false, received);
        });
        for (TerumoAlarm alarm : alarms) {
            TerumoAlarm old = active.put(alarm.bit(), alarm);
            if (forgotten || !alarm.equals(old)) {
                emit(alarm, true, received);
            }
        }
        forgotten = false;
    }

    /** Whoever listens has forgotten what was told. */
    void forgotten() {
        forgotten = true;
    }

    private void emit(TerumoAlarm alarm, boolean begins, Timestamp received) {
        context.emit(new DeviceAlert(
                context.header(received, null),
                DeviceAlert.Type.TECHNICAL,
                alarm.priority(),
                alarm.code(),
                alarm.text(),
                begins));
    }
}
