package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * The life of one alarm, from its start over acknowledgements and new occurrences to its end; the two state variables change
 * here and nowhere else. Whether the condition holds, its owner decides.
 *
 * <p>What begins again within {@link #REFRACTORY} of its end is the same episode: it keeps its id, its occurrence and its
 * acknowledgement, and so does not sound anew. A HIGH, or a priority above the one at the end, is a new occurrence.
 */
final class LifeCycle {
    static final Duration REFRACTORY = Duration.ofSeconds(30);

    private final Identity identity;
    private final AlarmProfile.Timing timing;
    private final Supplier<String> ids;
    private final Consumer<AlarmEvent> sink;
    private @Nullable Alarm alarm;
    private @Nullable Alarm ended;
    private long endedNanos;
    private @Nullable Alarm worstUnseen;
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

    /** Whether what begins now would be a new episode. */
    boolean isOver(long nanos) {
        return episode(nanos) == null;
    }

    /** Whether a person has seen the newest occurrence of the episode, which may have ended a moment ago. */
    boolean isSeen(long nanos) {
        Alarm episode = episode(nanos);
        return episode != null && episode.inactivation() == Inactivation.ACKNOWLEDGED;
    }

    /** Whether holding now with this priority is something that nobody has seen yet. */
    boolean isNews(Priority priority, long nanos) {
        Alarm episode = episode(nanos);
        return episode == null
                || !isSeen(nanos)
                || priority.isAbove(episode.priority())
                || (alarm == null && priority == Priority.HIGH);
    }

    boolean isAcknowledged() {
        return alarm != null && alarm.inactivation() == Inactivation.ACKNOWLEDGED;
    }

    /** When the acknowledged alarm sounds again if it still holds. */
    long deadlineNanos() {
        return alarm == null ? Part.NEVER : reAlarmNanos;
    }

    /**
     * The condition holds with this priority for these reasons: starts, escalates, de-escalates or refreshes the words.
     *
     * @param tell whether new words alone are worth an event.
     */
    void hold(Priority priority, String text, List<Finding> findings, boolean tell, long nanos) {
        Alarm before = alarm;
        if (before == null) {
            begin(priority, text, findings, nanos);
            return;
        }
        Alarm judged = before.judged(priority, text, findings);
        if (before.condition() == Condition.LATCHED) {
            again(judged.in(Condition.ACTIVE), Phase.UPDATE, nanos);
        } else if (priority.isAbove(before.priority())) {
            if (isAcknowledged()) {
                again(judged, Phase.ESCALATE, nanos);
            } else {
                become(judged, Phase.ESCALATE, nanos);
            }
        } else if (before.priority().isAbove(priority)) {
            become(judged, Phase.DEESCALATE, nanos);
        } else if (tell) {
            become(judged, Phase.UPDATE, nanos);
        } else {
            alarm = judged;
            noteUnseen(judged);
        }
    }

    private void begin(Priority priority, String text, List<Finding> findings, long nanos) {
        Alarm last = resting(nanos);
        if (last != null) {
            Alarm back = last.judged(priority, text, findings).in(Condition.ACTIVE);
            if (priority == Priority.HIGH || priority.isAbove(last.priority())) {
                again(back, Phase.START, nanos);
            } else {
                become(back, Phase.START, nanos);
            }
            return;
        }
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
        worstUnseen = null;
        reAlarmNanos = Part.NEVER;
        become(begun, Phase.START, nanos);
    }

    private @Nullable Alarm episode(long nanos) {
        return alarm != null ? alarm : resting(nanos);
    }

    /** The alarm that ended a moment ago; null where what begins now is a new episode. */
    private @Nullable Alarm resting(long nanos) {
        return ended != null && nanos - endedNanos < REFRACTORY.toNanos() ? ended : null;
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

    /** The condition has ended. A HIGH that nobody has seen is kept, with the words it had when it was HIGH. */
    void end(long nanos) {
        if (alarm == null || !isHolding()) {
            return;
        }
        Alarm worst = worstUnseen;
        if (identity.latching() && !isAcknowledged() && worst != null && worst.priority() == Priority.HIGH) {
            Alarm kept = alarm.judged(worst.priority(), worst.text(), worst.findings());
            become(kept.in(Condition.LATCHED), Phase.LATCH, nanos);
        } else {
            endedNanos = nanos;
            ended = alarm;
            finish(alarm, nanos);
        }
    }

    /**
     * Whoever would say that the condition holds, or has ended, is gone. It ends, and its words say why; if it is about the patient
     * and nobody has seen it, it is kept, whatever its priority.
     */
    void withdraw(String why, long nanos) {
        Alarm last = alarm;
        if (last == null || !isHolding()) {
            return;
        }
        Alarm worst = isAcknowledged() || worstUnseen == null ? last : worstUnseen;
        Alarm told = last.judged(worst.priority(), worst.text() + "; " + why, worst.findings());
        ended = null; // what another source says is another episode
        if (identity.latching() && !isAcknowledged()) {
            become(told.in(Condition.LATCHED), Phase.LATCH, nanos);
        } else {
            finish(told, nanos);
        }
    }

    /** A person has seen the present occurrence. */
    void acknowledge(String operator, long nanos) {
        if (alarm == null || isAcknowledged()) {
            return;
        }
        Alarm seen = alarm.acknowledged(operator);
        worstUnseen = null;
        become(seen, Phase.ACKNOWLEDGED, nanos);
        if (seen.condition() == Condition.LATCHED) {
            // it ended before, and nobody knew: what begins now is another episode
            ended = null;
            finish(seen, nanos);
        } else if (seen.priority() == Priority.HIGH) {
            reAlarmNanos = nanos + timing.reAlarmHigh().toNanos();
        } else if (seen.priority() == Priority.MEDIUM) {
            reAlarmNanos = nanos + timing.reAlarmMedium().toNanos();
        }
    }

    private void again(Alarm next, Phase phase, long nanos) {
        reAlarmNanos = Part.NEVER;
        become(next.soundingAgain(), phase, nanos);
    }

    /** A HIGH that nobody has seen stays the worst while the alarm goes on, or begins again, as MEDIUM. */
    private void noteUnseen(Alarm next) {
        boolean seen = next.inactivation() == Inactivation.ACKNOWLEDGED;
        if (!seen && (worstUnseen == null || !worstUnseen.priority().isAbove(next.priority()))) {
            worstUnseen = next;
        }
    }

    private void finish(Alarm last, long nanos) {
        become(last.in(Condition.INACTIVE), Phase.END, nanos);
        alarm = null;
    }

    private void become(Alarm next, Phase phase, long nanos) {
        alarm = next;
        noteUnseen(next);
        sink.accept(new AlarmEvent(phase, next, nanos));
    }
}
