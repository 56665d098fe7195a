package org.wardgate.device.profile.byhand;

import java.time.Duration;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/** One alarm of a device, from its begin to its end. */
final class AlertLatch {
    private final DriverContext context;
    private final DeviceAlert.Type type;
    private final Priority priority;
    private final String code;
    private final String text;
    private final long afterNanos;
    private boolean set;
    private long setSinceNanos;
    private boolean active;
    private boolean untold;

    AlertLatch(
            DriverContext context, DeviceAlert.Type type, Priority priority, String code, String text, Duration after) {
        this.context = context;
        this.type = type;
        this.priority = priority;
        this.code = code;
        this.text = text;
        this.afterNanos = after.toNanos();
    }

    /** A technical alarm that holds at once. */
    static AlertLatch technical(DriverContext context, Priority priority, String code, String text) {
        return new AlertLatch(context, DeviceAlert.Type.TECHNICAL, priority, code, text, Duration.ZERO);
    }

    void judge(boolean nowSet, Timestamp received) {
        if (!nowSet) {
            end(received);
            return;
        }
        long now = received.patientNanos();
        if (!set) {
            set = true;
            setSinceNanos = now;
        }
        if (now - setSinceNanos >= afterNanos && (!active || untold)) {
            active = true;
            tell(received);
        }
    }

    void end(Timestamp received) {
        set = false;
        if (active) {
            active = false;
            tell(received);
        }
    }

    void forgotten() {
        untold = active;
    }

    private void tell(Timestamp received) {
        untold = false;
        context.emit(new DeviceAlert(context.header(received, null), type, priority, code, text, active));
    }
}
