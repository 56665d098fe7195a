package org.wardgate.device.alaris;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/**
 * The alarms of one pump, from their begin to their end. The pump names one alarm at a time, so a new name ends the old alarm.
 * Silence ends none: an alarm is over when the pump says so.
 */
final class AlarisAlerts {
    /** The code, ours, of a pump that flags an alarm and names none. */
    static final String UNNAMED = "alarm-unnamed";

    /** A pump that names no alarm this often while it flags one contradicts itself; fewer are an alarm that just ended. */
    private static final int CONTRADICTIONS = 3;

    private final DriverContext context;
    private @Nullable String code;
    private boolean flagged;
    private int contradictions;
    private boolean unnamed;
    private boolean forgotten;

    AlarisAlerts(DriverContext context) {
        this.context = context;
    }

    /** The code of the alarm that holds now, null without. */
    @Nullable
    String code() {
        return code;
    }

    /** The pump flags an alarm, or does not. */
    void flagged(boolean newFlagged, Timestamp received) {
        flagged = newFlagged;
        if (!flagged) {
            agreed(received);
        }
    }

    /** The pump has named its alarm, or none. */
    void named(String newCode, Timestamp received) {
        if (newCode.equals(AlarisAlarm.NONE)) {
            end(received);
            contradicted(received);
            return;
        }
        agreed(received);
        if (!newCode.equals(code)) {
            end(received);
            code = newCode;
            emit(newCode, true, received);
        } else if (forgotten) {
            emit(newCode, true, received);
        }
        forgotten = false;
    }

    /** The pump was asked for its alarm's name and did not give it. */
    void notNamed(Timestamp now) {
        if (code == null) {
            contradicted(now);
        }
    }

    /** Whoever listens has forgotten what was told: an alarm that still stands is told again when it is named again. */
    void forgotten() {
        forgotten = true;
    }

    /** The pump these alarms belong to has been taken away. */
    void endAll(Timestamp received) {
        end(received);
        agreed(received);
        flagged = false;
    }

    private void contradicted(Timestamp received) {
        if (flagged && ++contradictions >= CONTRADICTIONS && !unnamed) {
            unnamed = true;
            emitUnnamed(true, received);
        }
    }

    private void agreed(Timestamp received) {
        contradictions = 0;
        if (unnamed) {
            unnamed = false;
            emitUnnamed(false, received);
        }
    }

    private void end(Timestamp received) {
        if (code != null) {
            emit(code, false, received);
            code = null;
        }
    }

    private void emit(String alarmCode, boolean active, Timestamp received) {
        Optional<AlarisAlarm> alarm = AlarisAlarm.fromWire(alarmCode);
        if (alarm.isEmpty() && active) {
            context.count("unknown-alarm-code");
        }
        context.emit(new DeviceAlert(
                context.header(received, null),
                DeviceAlert.Type.TECHNICAL,
                alarm.map(AlarisAlarm::priority).orElse(Priority.MEDIUM),
                alarmCode,
                alarm.map(AlarisAlarm::text).orElse("Pump alarm " + alarmCode),
                active));
    }

    private void emitUnnamed(boolean active, Timestamp received) {
        context.emit(new DeviceAlert(
                context.header(received, null),
                DeviceAlert.Type.TECHNICAL,
                Priority.HIGH,
                UNNAMED,
                "Pump has an alarm and does not say which: look at the pump",
                active));
    }
}
