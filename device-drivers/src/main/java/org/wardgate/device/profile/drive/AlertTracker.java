package org.wardgate.device.profile.drive;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.language.AlertKeys;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.time.Timestamp;

/**
 * The device's alarms, from their begin to their end. Judged by messages, since only they tell; silence ends none. One for each
 * connection.
 */
final class AlertTracker {
    private static final long NOT_SET = Long.MIN_VALUE;

    private final List<AlertKeys> keys;
    private final DriverContext context;
    private final FlagMemory[] flags;
    private final long[] setSinceNanos;
    private final boolean[] active;
    private final boolean[] untold;
    private final Priority[] priorities;

    AlertTracker(List<AlertKeys> keys, DriverContext context) {
        this.keys = keys;
        this.context = context;
        flags = keys.stream().map(alert -> new FlagMemory(alert.when().size())).toArray(FlagMemory[]::new);
        setSinceNanos = new long[keys.size()];
        active = new boolean[keys.size()];
        untold = new boolean[keys.size()];
        priorities = keys.stream().map(AlertKeys::priority).toArray(Priority[]::new);
        Arrays.fill(setSinceNanos, NOT_SET);
    }

    /**
     * Judges by a message what it can tell of.
     *
     * @param delivered whether the pump delivered when that was last known.
     */
    void accept(List<AlertOutput> outputs, Message message, Timestamp received, boolean delivered) {
        for (int i = 0; i < outputs.size(); i++) {
            AlertOutput output = outputs.get(i);
            int number = output.number();
            AlertKeys alert = output.keys();
            flags[number].accept(output.when(), message);
            if (!flags[number].isAnySet()) {
                setSinceNanos[number] = NOT_SET;
                if (active[number] && alert.until().isEmpty()) {
                    end(number, received);
                }
                continue;
            }
            if (setSinceNanos[number] == NOT_SET) {
                setSinceNanos[number] = received.patientNanos();
                begin(number, delivered);
            }
            long held = received.patientNanos() - setSinceNanos[number];
            if (held >= alert.after().toNanos() && (!active[number] || untold[number])) {
                active[number] = true;
                tell(number, received);
            }
        }
    }

    /** What the pump did when an alarm began decides its priority, however long it has to hold before it is told. */
    private void begin(int number, boolean delivered) {
        AlertKeys alert = keys.get(number);
        if (!active[number]) {
            priorities[number] = delivered && alert.ifDelivering() != null ? alert.ifDelivering() : alert.priority();
        }
    }

    /** The pump does this now: it ends the alarms that last until then, and others that stand and were forgotten are told again. */
    void accept(@Nullable State state, Timestamp received) {
        for (int i = 0; i < active.length; i++) {
            if (active[i] && state != null && keys.get(i).until().contains(state)) {
                end(i, received);
                forget(i);
            } else if (active[i] && untold[i] && !keys.get(i).until().isEmpty()) {
                tell(i, received);
            }
        }
    }

    /** Whether any alarm stands that is not told by each message anew. */
    boolean anyLatched() {
        for (int i = 0; i < active.length; i++) {
            if (active[i] && !keys.get(i).until().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whoever listens has forgotten what was told. */
    void forgotten() {
        System.arraycopy(active, 0, untold, 0, active.length);
    }

    /** The device whose alarms these are has been taken away. */
    void endAll(Timestamp received) {
        for (int i = 0; i < active.length; i++) {
            end(i, received);
            forget(i);
        }
    }

    private void forget(int number) {
        flags[number].forget();
        setSinceNanos[number] = NOT_SET;
    }

    private void end(int number, Timestamp received) {
        if (active[number]) {
            active[number] = false;
            tell(number, received);
        }
    }

    private void tell(int number, Timestamp received) {
        AlertKeys alert = keys.get(number);
        untold[number] = false;
        context.emit(new DeviceAlert(
                context.header(received, null),
                alert.type(),
                priorities[number],
                alert.code(),
                alert.text(),
                active[number]));
    }
}
