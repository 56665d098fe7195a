package org.wardgate.gateway.alarm;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * The life of one alarm, from its start over acknowledgements and new occurrences to its end; the two state variables change
 * here and nowhere else. Whether the condition holds, its owner decides.
 */
final class LifeCycle {
    private final Identity identity;
    private final AlarmProfile.Timing timing;
    private final Supplier<String> ids;
    private final Consumer<AlarmEvent> sink;
    private @Nullable Alarm alarm;
    private Priority unseenPeak = Priority.LOW;
    private long reAlarmNanos = Part.NEVER;

    /**
     * What an alarm is about.
     *
     * @param rule the rule.
     * @param type about the patient or about the equipment.
     * @param subject what the rule watches where it watches several; empty otherwise.
     * @param title what it is, in words.
     * @param latching whether a HIGH that ended before anyone acknowledged it is kept.
     */
    record Identity(String rule, DeviceAlert.Type type, String subject, String title, boolean latching) {}

    LifeCycle(Identity identity, AlarmProfile.Timing timing, Supplier<String> ids, Consumer<AlarmEvent> sink) {
        this.identity = identity;
        this.timing = timing;
        this.ids = ids;
        this.sink = sink;
    }

    /** The alarm as it stands; null while there is none. */
    @Nullable
    Alarm alarm() {
        return alarm;
    }

    /** Whether the condition holds, its input known or not. */
    boolean isHolding() {
        return alarm != null && alarm.condition() != Condition.LATCHED;
    }

    boolean isAcknowledged() {
        return alarm != null && alarm.inactivation() == Inactivation.ACKNOWLEDGED;
    }

    /** When the acknowledged alarm sounds again if it still holds. */
    long deadlineNanos() {
        return reAlarmNanos;
    }

    /**
     * The condition holds with this priority for these reasons: starts, escalates, de-escalates or refreshes the words.
     *
     * @param tell whether new words alone are worth an event.
     */
    void hold(Priority priority, String text, List<Finding> findings, boolean tell, long nanos) {
        Alarm before = alarm;
        if (before == null) {
            Alarm begun = new Alarm(
                    ids.get(),
                    1,
                    identity.rule(),
                    identity.type(),
                    identity.subject(),
                    priority,
                    Condition.ACTIVE,
                    Inactivation.ENABLED,
                    identity.title(),
                    text,
                    findings,
                    nanos,
                    null);
            unseenPeak = priority;
            become(begun, Phase.START, nanos);
            return;
        }
        Alarm judged = before.judged(priority, text, findings);
        if (before.condition() == Condition.LATCHED) {
            again(judged.in(Condition.ACTIVE), Phase.UPDATE, nanos);
        } else if (priority.isAbove(before.priority())) {
            if (isAcknowledged()) {
                again(judged, Phase.ESCALATE, nanos);
            } else {
                unseenPeak = higher(unseenPeak, priority);
                become(judged, Phase.ESCALATE, nanos);
            }
        } else if (before.priority().isAbove(priority)) {
            become(judged, Phase.DEESCALATE, nanos);
        } else if (tell) {
            become(judged, Phase.UPDATE, nanos);
        } else {
            alarm = judged;
        }
    }

    /** An acknowledged alarm sounds again though its priority is as it was; one that was not acknowledged sounds already. */
    void soundAgain(long nanos) {
        if (alarm != null && isAcknowledged()) {
            again(alarm, Phase.UPDATE, nanos);
        }
    }

    /** The input of the condition has become known, or is not known any more. */
    void known(boolean known, long nanos) {
        Condition condition = known ? Condition.ACTIVE : Condition.UNKNOWN;
        if (alarm != null && isHolding() && alarm.condition() != condition) {
            become(alarm.in(condition), Phase.UPDATE, nanos);
        }
    }

    /** The condition has ended. A HIGH that nobody has seen is kept. */
    void end(long nanos) {
        if (alarm == null || !isHolding()) {
            return;
        }
        if (identity.latching() && unseenPeak == Priority.HIGH && !isAcknowledged()) {
            Alarm kept = alarm.judged(unseenPeak, alarm.text(), alarm.findings());
            become(kept.in(Condition.LATCHED), Phase.LATCH, nanos);
        } else {
            finish(alarm, nanos);
        }
    }

    /** A person has seen the present occurrence. */
    void acknowledge(String operator, long nanos) {
        if (alarm == null || isAcknowledged()) {
            return;
        }
        Alarm seen = alarm.acknowledged(operator);
        unseenPeak = Priority.LOW;
        become(seen, Phase.ACKNOWLEDGED, nanos);
        if (seen.condition() == Condition.LATCHED) {
            finish(seen, nanos);
        } else if (seen.priority() == Priority.HIGH) {
            reAlarmNanos = nanos + timing.reAlarmHigh().toNanos();
        } else if (seen.priority() == Priority.MEDIUM) {
            reAlarmNanos = nanos + timing.reAlarmMedium().toNanos();
        }
    }

    private void again(Alarm next, Phase phase, long nanos) {
        reAlarmNanos = Part.NEVER;
        // a latched HIGH that begins again as MEDIUM has still not been seen by anyone
        unseenPeak = higher(unseenPeak, next.priority());
        become(next.soundingAgain(), phase, nanos);
    }

    private static Priority higher(Priority one, Priority other) {
        return one.isAbove(other) ? one : other;
    }

    private void finish(Alarm last, long nanos) {
        become(last.in(Condition.INACTIVE), Phase.END, nanos);
        alarm = null;
        reAlarmNanos = Part.NEVER;
    }

    private void become(Alarm next, Phase phase, long nanos) {
        alarm = next;
        sink.accept(new AlarmEvent(phase, next, nanos));
    }
}
