package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** An alarm whose condition others decide: it holds or it does not, and may rise in priority when it holds for long. */
final class TechnicalAlarm implements AlarmPart {
    private final LifeCycle lifeCycle;
    private @Nullable Escalation escalation;
    private long escalateNanos = NEVER;
    private String text = "";

    /**
     * A rise of priority with time.
     *
     * @param after after how long.
     * @param to the priority from then on.
     */
    record Escalation(Duration after, Priority to) {}

    TechnicalAlarm(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    /** The rule, type and subject of a technical alarm, which never latches. */
    static LifeCycle.Identity identity(String rule, String subject, String title) {
        return new LifeCycle.Identity(rule, DeviceAlert.Type.TECHNICAL, subject, title, false);
    }

    @Override
    public LifeCycle lifeCycle() {
        return lifeCycle;
    }

    /** The condition holds. What holds already keeps its priority and its time of escalation, and takes the new words. */
    void raise(Priority priority, @Nullable Escalation rise, String words, long nanos) {
        text = words;
        Alarm before = lifeCycle.alarm();
        if (before == null) {
            escalation = rise;
            escalateNanos = rise == null ? NEVER : nanos + rise.after().toNanos();
        }
        Priority now = before != null && before.priority().isAbove(priority) ? before.priority() : priority;
        lifeCycle.hold(now, words, List.of(), false, nanos);
    }

    /** The condition holds with a priority that others decide, up and down, such as a device of its own alarms. */
    void follow(Priority priority, String words, long nanos) {
        text = words;
        lifeCycle.hold(priority, words, List.of(), false, nanos);
    }

    /** The condition does not hold any more. */
    void clear(long nanos) {
        escalateNanos = NEVER;
        lifeCycle.end(nanos);
    }

    /** Nobody will say any more whether the condition holds. */
    void withdraw(String why, long nanos) {
        escalateNanos = NEVER;
        lifeCycle.withdraw(why, nanos);
    }

    @Override
    public long deadlineNanos() {
        return Math.min(escalateNanos, lifeCycle.deadlineNanos());
    }

    @Override
    public void onDeadline(long nanos) {
        if (escalateNanos <= nanos && escalation != null) {
            escalateNanos = NEVER;
            lifeCycle.hold(escalation.to(), text, List.of(), false, nanos);
        }
        if (lifeCycle.deadlineNanos() <= nanos) {
            lifeCycle.soundAgain(nanos);
        }
    }
}
