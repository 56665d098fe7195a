package org.wardgate.gateway.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * One alarm as it stands. One episode keeps one id, however its priority moves; a new occurrence of it sounds anew.
 *
 * @param alarmId tells this episode from every other of the bed since the gateway started.
 * @param occurrence counts from 1 how often this episode has sounded anew.
 * @param rule the rule that raised it, such as {@code HYPOTENSION}.
 * @param type about the patient or about the equipment.
 * @param subject what the rule watches where it watches several: a device, a signal; empty otherwise.
 * @param priority the priority now; of a latched alarm the highest that it had.
 * @param condition the first state variable.
 * @param inactivation the second state variable.
 * @param title what it is, in two or three words.
 * @param text why, in words: {@code SBP 84 below 90, MAP 59 below 65}.
 * @param findings why, in numbers; empty for a technical alarm.
 * @param startedNanos patient time at which the condition began.
 * @param acknowledgedBy who acknowledged this occurrence; null while nobody has.
 */
public record Alarm(
        String alarmId,
        int occurrence,
        String rule,
        DeviceAlert.Type type,
        String subject,
        Priority priority,
        Condition condition,
        Inactivation inactivation,
        String title,
        String text,
        List<Finding> findings,
        long startedNanos,
        @Nullable String acknowledgedBy) {

    public Alarm {
        findings = List.copyOf(findings);
    }

    /** Whether it sounds where sound is on. */
    public boolean isSounding() {
        return condition != Condition.INACTIVE && inactivation == Inactivation.ENABLED;
    }

    /** This alarm, judged anew. */
    Alarm judged(Priority newPriority, String newText, List<Finding> newFindings) {
        return new Alarm(
                alarmId,
                occurrence,
                rule,
                type,
                subject,
                newPriority,
                condition,
                inactivation,
                title,
                newText,
                newFindings,
                startedNanos,
                acknowledgedBy);
    }

    /** This alarm with another condition. */
    Alarm in(Condition newCondition) {
        return with(occurrence, newCondition, inactivation, acknowledgedBy);
    }

    /** This alarm, seen by a person. */
    Alarm acknowledged(String operator) {
        return with(occurrence, condition, Inactivation.ACKNOWLEDGED, operator);
    }

    /** The next occurrence of this alarm, which nobody has seen. */
    Alarm soundingAgain() {
        return with(occurrence + 1, condition, Inactivation.ENABLED, null);
    }

    private Alarm with(
            int newOccurrence, Condition newCondition, Inactivation newInactivation, @Nullable String operator) {
        return new Alarm(
                alarmId,
                newOccurrence,
                rule,
                type,
                subject,
                priority,
                newCondition,
                newInactivation,
                title,
                text,
                findings,
                startedNanos,
                operator);
    }
}
