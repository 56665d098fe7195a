package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which request falls due when, in nanoseconds of patient time. One whose time has passed before the line was free is skipped, never
 * made up for. Alarms go first; among the rest what has waited longest.
 */
final class MedibusSchedule {
    private static final Duration ALARMS = Duration.ofSeconds(2); // MEDIBUS for Intensive Care: at least every 2 s
    private static final Duration SELDOM = Duration.ofSeconds(5);

    /** In this order where several have waited as long. The periods of values are ours. */
    private static final Map<Integer, Duration> PERIODS = periods();

    private static final Set<Integer> FIRST = Set.of(MedibusCode.ALARMS_1, MedibusCode.ALARMS_2, MedibusCode.ALARMS_3);

    private static final Set<Integer> ESSENTIAL =
            Set.of(MedibusCode.ALARMS_1, MedibusCode.ALARMS_2, MedibusCode.MEASURED_1);

    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final int MISSES_TO_GIVE_UP = 2;

    private final Map<Integer, Long> due = new LinkedHashMap<>();
    private final Map<Integer, Integer> misses = new HashMap<>();
    private final Set<Integer> answered = new HashSet<>();

    private static Map<Integer, Duration> periods() {
        Map<Integer, Duration> periods = new LinkedHashMap<>();
        periods.put(MedibusCode.ALARMS_1, ALARMS);
        periods.put(MedibusCode.ALARMS_2, ALARMS);
        periods.put(MedibusCode.MEASURED_1, Duration.ofSeconds(1));
        periods.put(MedibusCode.MEASURED_2, Duration.ofSeconds(2));
        periods.put(MedibusCode.CLOCK, Duration.ofSeconds(10));
        periods.put(MedibusCode.SETTINGS, SELDOM);
        periods.put(MedibusCode.LOW_LIMITS_1, SELDOM);
        periods.put(MedibusCode.HIGH_LIMITS_1, SELDOM);
        periods.put(MedibusCode.LOW_LIMITS_2, SELDOM);
        periods.put(MedibusCode.HIGH_LIMITS_2, SELDOM);
        periods.put(MedibusCode.TEXTS, Duration.ofSeconds(30));
        return periods;
    }

    /** Whether every machine has this, so that one that does not answer is not there. */
    static boolean isEssential(int request) {
        return ESSENTIAL.contains(request);
    }

    /** A machine whose state nobody knows: everything is due. */
    void restart(long nowNanos) {
        due.clear();
        misses.clear();
        answered.clear();
        PERIODS.keySet().forEach(request -> due.put(request, nowNanos));
    }

    /** The machine is of revision 6: it has a third page of alarms. */
    void addRevisedAlarms(long nowNanos) {
        due.put(MedibusCode.ALARMS_3, nowNanos);
    }

    /** Makes a request due now. */
    void askNow(int request, long nowNanos) {
        due.computeIfPresent(request, (key, time) -> Math.min(time, nowNanos));
    }

    /** The request to make next, null where none is due. */
    @Nullable
    Integer next(long nowNanos) {
        Integer next = null;
        long earliest = nowNanos + 1;
        for (Map.Entry<Integer, Long> entry : due.entrySet()) {
            long time = entry.getValue();
            if (time > nowNanos) {
                continue;
            }
            if (FIRST.contains(entry.getKey())) {
                return entry.getKey();
            }
            if (time < earliest) {
                next = entry.getKey();
                earliest = time;
            }
        }
        return next;
    }

    /** How long until something falls due. */
    Duration untilNext(long nowNanos) {
        long earliest = due.values().stream().mapToLong(Long::longValue).min().orElse(nowNanos + LEFT_ALONE.toNanos());
        return Duration.ofNanos(Math.max(0, earliest - nowNanos));
    }

    /** A request was sent: it falls due again one period after the last time. */
    void asked(int request, long nowNanos) {
        long period = PERIODS.getOrDefault(request, ALARMS).toNanos();
        due.computeIfPresent(request, (key, time) -> time + period > nowNanos ? time + period : nowNanos + period);
    }

    /** A request was answered. */
    void answered(int request) {
        answered.add(request);
        misses.remove(request);
    }

    /** A request was not answered. One that never was is left alone for a while, and then for good. */
    void missed(int request, long nowNanos) {
        if (ESSENTIAL.contains(request) || answered.contains(request) || !due.containsKey(request)) {
            return;
        }
        if (misses.merge(request, 1, Integer::sum) >= MISSES_TO_GIVE_UP) {
            due.remove(request);
        } else {
            due.put(request, nowNanos + LEFT_ALONE.toNanos());
        }
    }
}
