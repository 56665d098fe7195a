package org.wardgate.device.alaris;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which query falls due when, in nanoseconds of patient time. A poll whose time has passed before the line was free is skipped,
 * never made up for. Source: Asena comms, polling.
 */
final class AlarisSchedule {
    private static final Map<AlarisQuery, Duration> PERIODS = Map.of(
            AlarisQuery.INF, Duration.ofSeconds(1),
            AlarisQuery.ALARM, Duration.ofSeconds(2),
            AlarisQuery.INF_VTBI, Duration.ofSeconds(5),
            AlarisQuery.SYRINGE_STATUS, Duration.ofMinutes(1),
            AlarisQuery.INF_RATE_MAX_SYRINGE, Duration.ofMinutes(1));
    /** How long to leave alone what an older pump may not know. */
    private static final long RARELY_NANOS = Duration.ofMinutes(1).toNanos();
    /** A pump is known to pass over a request now and then. */
    private static final int TRIES = 3;

    private final EnumMap<AlarisQuery, Long> due = new EnumMap<>(AlarisQuery.class);
    private final Set<AlarisQuery> answered = EnumSet.noneOf(AlarisQuery.class);
    private final Set<AlarisQuery> unknownToPump = EnumSet.noneOf(AlarisQuery.class);

    /** A pump whose state nobody knows: identify it, then poll everything. */
    void restart(long nowNanos) {
        answered.clear();
        unknownToPump.clear();
        for (AlarisQuery query : AlarisQuery.values()) {
            if (query.isIdentity() || (query != AlarisQuery.ALARM && PERIODS.containsKey(query))) {
                due.put(query, nowNanos);
            }
        }
    }

    /** Something has happened at the pump: ask what may have changed. */
    void refresh(long nowNanos) {
        askNow(AlarisQuery.INF_VTBI, nowNanos);
        askNow(AlarisQuery.SYRINGE_STATUS, nowNanos);
        askNow(AlarisQuery.INF_RATE_MAX_SYRINGE, nowNanos);
    }

    /** Makes a query fall due now, unless the pump does not seem to know it. */
    void askNow(AlarisQuery query, long nowNanos) {
        if (!unknownToPump.contains(query)) {
            due.merge(query, nowNanos, Math::min);
        }
    }

    /** Whether a query is going to be asked at some time. */
    boolean contains(AlarisQuery query) {
        return due.containsKey(query);
    }

    /** Asks a query no more. */
    void stop(AlarisQuery query) {
        due.remove(query);
    }

    /** The query to ask next, null where none is due: alarms first, then what has waited longest. */
    @Nullable
    AlarisQuery next(long nowNanos) {
        AlarisQuery next = null;
        long earliest = nowNanos;
        for (Map.Entry<AlarisQuery, Long> entry : due.entrySet()) {
            long time = entry.getValue();
            if (time > nowNanos) {
                continue;
            }
            if (entry.getKey() == AlarisQuery.ALARM) {
                return AlarisQuery.ALARM;
            }
            if (next == null || time < earliest) {
                next = entry.getKey();
                earliest = time;
            }
        }
        return next;
    }

    /** How long until something falls due. */
    Duration untilNext(long nowNanos) {
        long earliest = due.values().stream().mapToLong(Long::longValue).min().orElse(nowNanos + RARELY_NANOS);
        return Duration.ofNanos(Math.max(0, earliest - nowNanos));
    }

    /** A query has been sent: a poll falls due again one period after the last time, what is asked once does not. */
    void asked(AlarisQuery query, long nowNanos) {
        Duration period = PERIODS.get(query);
        if (period == null) {
            due.remove(query);
            return;
        }
        long next = Math.min(due.getOrDefault(query, nowNanos), nowNanos) + period.toNanos();
        due.put(query, next > nowNanos ? next : nowNanos + period.toNanos());
    }

    /** How often to send a query before it is given up. */
    int tries(AlarisQuery query) {
        return unknownToPump.contains(query) ? 1 : TRIES;
    }

    /** A query has been answered. */
    void answered(AlarisQuery query) {
        answered.add(query);
        unknownToPump.remove(query);
    }

    /** A query has been given up. Status and alarms are asked for as before; anything else may be unknown to this pump. */
    void givenUp(AlarisQuery query, long nowNanos) {
        if (query == AlarisQuery.INF || query == AlarisQuery.ALARM) {
            return;
        }
        if (!answered.contains(query)) {
            unknownToPump.add(query);
        }
        if (query.isIdentity() || unknownToPump.contains(query)) {
            due.put(query, nowNanos + RARELY_NANOS);
        }
    }
}
