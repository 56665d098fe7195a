package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.gateway.alarm.TechnicalAlarm.Escalation;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;

/**
 * The values of one device that are not known any more: its streams and a pump's status in one alarm, its cuff in another. While its
 * line is lost, that alarm speaks for them; when it is back, they have their age limit to come.
 */
final class MissingValues implements Part {
    static final String STALE_DATA = "STALE_DATA";
    static final String BP_OVERDUE = "BP_OVERDUE";

    private static final String PUMP_STATUS = "pump status";

    private final String deviceId;
    private final Timing timing;
    private final Group streams;
    private final Group cuff;
    private boolean lost;
    private long graceNanos = NEVER;
    private long pumpNanos = NEVER;

    MissingValues(String deviceId, AlarmFactory factory) {
        this.deviceId = deviceId;
        this.timing = factory.timing();
        this.streams = new Group(
                factory.technical(STALE_DATA, deviceId, "Values missing"),
                new Escalation(timing.staleEscalation(), Priority.MEDIUM),
                "no valid",
                timing.staleAfter(false));
        this.cuff = new Group(
                factory.technical(BP_OVERDUE, deviceId, "Blood pressure overdue"),
                null,
                "no new",
                timing.staleAfter(true));
    }

    List<TechnicalAlarm> alarms() {
        return List.of(streams.alarm, cuff.alarm);
    }

    /** A signal is not known any more, which this source of it gave last. */
    void onStale(Signal signal, MetricId source, boolean episodic) {
        (episodic ? cuff : streams).missing.put(signal.shortName(), words(signal, source));
    }

    /** A signal is known again. */
    void onKnown(Signal signal) {
        streams.missing.remove(signal.shortName());
        cuff.missing.remove(signal.shortName());
    }

    /** A pump has told its status. */
    void onPump(long nanos) {
        pumpNanos = nanos + timing.staleAfter(false).toNanos();
        streams.missing.remove(PUMP_STATUS);
    }

    /** Nobody listened until now: what is known has its age limit to be said again. */
    void onGap(long nanos) {
        if (pumpNanos != NEVER) {
            pumpNanos = nanos + timing.staleAfter(false).toNanos();
        }
    }

    /** Another line stands behind the name: it is not known yet whether it is lost, and until it is heard nothing is asked of it. */
    void onReplaced() {
        graceNanos = NEVER;
        lost = true;
    }

    /** The line is lost, or not lost any more. */
    void onLine(boolean nowLost, long nanos) {
        if (nowLost) {
            graceNanos = NEVER;
        } else if (lost) {
            graceNanos = nanos + timing.staleAfter(false).toNanos();
        }
        lost = nowLost;
    }

    @Override
    public long deadlineNanos() {
        return Math.min(graceNanos, pumpNanos);
    }

    @Override
    public void onDeadline(long nanos) {
        if (pumpNanos <= nanos) {
            pumpNanos = NEVER;
            streams.missing.put(PUMP_STATUS, PUMP_STATUS);
        }
        if (graceNanos <= nanos) {
            graceNanos = NEVER;
        }
    }

    /** Raises and ends the alarms by what is missing now, after everything of one moment has been taken. */
    void tell(long nanos) {
        streams.tell(nanos);
        cuff.tell(nanos);
    }

    /** The signal, with the source where there are several. */
    private static String words(Signal signal, MetricId source) {
        String label = SourceNames.label(source);
        return signal.sources().size() > 1 ? signal.shortName() + " (" + label + ")" : signal.shortName();
    }

    /** The values that one alarm speaks for. */
    private final class Group {
        private final TechnicalAlarm alarm;
        private final @Nullable Escalation rise;
        private final String what;
        private final Duration since;
        private final Map<String, String> missing = new LinkedHashMap<>();
        private Set<String> told = Set.of(); // what the alarm spoke of last, and what a short break is measured against

        private Group(TechnicalAlarm alarm, @Nullable Escalation rise, String what, Duration since) {
            this.alarm = alarm;
            this.rise = rise;
            this.what = what;
            this.since = since;
        }

        /** A value that is missing beside those that a person has seen sounds anew, after a short break of the episode too. */
        private void tell(long nanos) {
            boolean holds = alarm.lifeCycle().isHolding();
            if (missing.isEmpty()) {
                alarm.clear(nanos);
            } else if (holds ? !missing.keySet().equals(told) : !lost && graceNanos == NEVER) {
                boolean news = !told.containsAll(missing.keySet());
                told = Set.copyOf(missing.keySet());
                alarm.raise(Priority.LOW, rise, words(), nanos);
                if (news) {
                    alarm.lifeCycle().soundAgain(nanos);
                }
            }
        }

        private String words() {
            String age = since.toMinutes() > 0 ? since.toMinutes() + " min" : since.toSeconds() + " s";
            return deviceId + ": " + what + " " + String.join(", ", missing.values()) + " for " + age;
        }
    }
}
