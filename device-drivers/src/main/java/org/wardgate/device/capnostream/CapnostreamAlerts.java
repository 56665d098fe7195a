package org.wardgate.device.capnostream;

import java.util.EnumSet;
import java.util.Set;
import org.wardgate.device.capnostream.CapnostreamAlarm.Source;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.DeviceAlert;
import org.wardgate.time.Timestamp;

/** The monitor's alarms, from the message in which a bit is first set to that in which it is not. Silence ends none. */
final class CapnostreamAlerts {
    private final DriverContext context;
    private final Set<CapnostreamAlarm> active = EnumSet.noneOf(CapnostreamAlarm.class);
    private final Set<CapnostreamAlarm> toRepeat = EnumSet.noneOf(CapnostreamAlarm.class);

    CapnostreamAlerts(DriverContext context) {
        this.context = context;
    }

    /** Takes the byte of a source. */
    void accept(Source source, int value, Timestamp received) {
        for (CapnostreamAlarm alarm : CapnostreamAlarm.values()) {
            if (alarm.source() != source) {
                continue;
            }
            boolean holds = alarm.isSet(value);
            boolean repeated = toRepeat.remove(alarm);
            if (holds && (active.add(alarm) || repeated)) {
                emit(alarm, true, received);
            } else if (!holds && active.remove(alarm)) {
                emit(alarm, false, received);
            }
        }
    }

    /** Whoever listens has forgotten what was told: what still holds is told again. */
    void forgotten() {
        toRepeat.addAll(active);
    }

    /** The monitor has been exchanged. */
    void endAll(Timestamp received) {
        active.forEach(alarm -> emit(alarm, false, received));
        active.clear();
        toRepeat.clear();
    }

    private void emit(CapnostreamAlarm alarm, boolean begins, Timestamp received) {
        context.emit(new DeviceAlert(
                context.header(received, null), alarm.type(), alarm.priority(), alarm.name(), alarm.text(), begins));
    }
}
