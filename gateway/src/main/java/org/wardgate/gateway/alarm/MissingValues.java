package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.gateway.alarm.TechnicalAlarm.Escalation;
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
    private final TechnicalAlarm streams;
    private final TechnicalAlarm cuff;
    private final Set<String> missingStreams = new LinkedHashSet<>();
    private final Set<String> missingCuff = new LinkedHashSet<>();
    private boolean lost;
    private long graceNanos = NEVER;
    private long pumpNanos = NEVER;

    MissingValues(String deviceId, DeviceWatch.Factory factory) {
        this.deviceId = deviceId;
        this.timing = factory.timing();
        this.streams = factory.make(TechnicalAlarm.identity(STALE_DATA, deviceId, "Values missing"));
        this.cuff = factory.make(TechnicalAlarm.identity(BP_OVERDUE, deviceId, "Blood pressure overdue"));
    }

    List<TechnicalAlarm> alarms() {
        return List.of(streams, cuff);
    }

    /** A signal is not known any more. */
    void onStale(Signal signal, boolean episodic) {
        (episodic ? missingCuff : missingStreams).add(signal.shortName());
    }

    /** A signal is known again. */
    void onKnown(Signal signal) {
        missingStreams.remove(signal.shortName());
        missingCuff.remove(signal.shortName());
    }

    /** A pump has told its status. */
    void onPump(long nanos) {
        pumpNanos = nanos + timing.staleAfter(false).toNanos();
        missingStreams.remove(PUMP_STATUS);
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
            missingStreams.add(PUMP_STATUS);
        }
        if (graceNanos <= nanos) {
            graceNanos = NEVER;
        }
    }

    /** Raises and ends the alarms by what is missing now, after everything of one moment has been taken. */
    void tell(long nanos) {
        Escalation rise = new Escalation(timing.staleEscalation(), Priority.MEDIUM);
        tell(streams, rise, missingStreams, words("no valid", missingStreams, timing.staleAfter(false)), nanos);
        tell(cuff, null, missingCuff, words("no new", missingCuff, timing.staleAfter(true)), nanos);
    }

    /** A value that is missing in addition to those that a person has seen sounds anew. */
    private void tell(TechnicalAlarm alarm, @Nullable Escalation rise, Set<String> missing, String words, long nanos) {
        boolean holding = alarm.lifeCycle().isHolding();
        if (missing.isEmpty()) {
            alarm.clear(nanos);
        } else if (holding || !(lost || graceNanos != NEVER)) {
            boolean more = alarm.lifeCycle().isAcknowledged()
                    && words.length() > alarm.words().length();
            alarm.raise(Priority.LOW, rise, words, nanos);
            if (more) {
                alarm.lifeCycle().soundAgain(nanos);
            }
        }
    }

    private String words(String what, Set<String> missing, Duration since) {
        String age = since.toMinutes() > 0 ? since.toMinutes() + " min" : since.toSeconds() + " s";
        return deviceId + ": " + what + " " + String.join(", ", missing) + " for " + age;
    }
}
