package org.wardgate.gateway.alarm;

import java.util.List;
import org.wardgate.gateway.alarm.AlarmInput.Removed;
import org.wardgate.model.Priority;

/** That a device was taken away. Stands until a person has seen it, or the device is there again. */
final class Removal implements AlarmPart {
    static final String DEVICE_REMOVED = "DEVICE_REMOVED";

    private final Removed removed;
    private final LifeCycle lifeCycle;

    Removal(Removed removed, AlarmFactory factory) {
        this.removed = removed;
        this.lifeCycle =
                factory.lifeCycle(TechnicalAlarm.identity(DEVICE_REMOVED, removed.deviceId(), "Device removed"));
    }

    /**
     * It is taken away now.
     *
     * @param unseen the titles of the alarms about it that nobody had seen.
     */
    void begin(Priority priority, List<String> unseen, long nanos) {
        String words = removed.words() + ", not watched here any more";
        String ended = unseen.isEmpty() ? "" : "; ended unseen: " + String.join(", ", unseen);
        lifeCycle.hold(priority, words + ended, List.of(), false, nanos);
    }

    /** A device is there. */
    void onPresent(String deviceId, long nanos) {
        if (deviceId.equals(removed.deviceId())) {
            lifeCycle.end(nanos);
        }
    }

    @Override
    public LifeCycle lifeCycle() {
        return lifeCycle;
    }

    @Override
    public void acknowledge(String operator, long nanos) {
        lifeCycle.acknowledge(operator, nanos);
        lifeCycle.end(nanos);
    }

    @Override
    public long deadlineNanos() {
        return NEVER;
    }

    @Override
    public void onDeadline(long nanos) {
        // nothing falls due: it is over when it is acknowledged, and so never sounds again
    }
}
