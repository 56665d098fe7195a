package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.language.QueryKeys;

/**
 * Which query falls due when, in nanoseconds of patient time. A poll whose time has passed before the line was free is skipped, never
 * made up for. One for each connection.
 */
final class QuerySchedule {
    private static final long NEVER = Long.MAX_VALUE;
    /** How often one that is asked once is asked before it is left alone. */
    private static final int TRIES = 3;

    private final List<QueryKeys> queries;
    private final long[] dueNanos;
    private final int[] tries;

    QuerySchedule(List<QueryKeys> queries) {
        this.queries = queries;
        dueNanos = new long[queries.size()];
        tries = new int[queries.size()];
    }

    /** A device whose state nobody knows: everything is asked, in the order of the profile. */
    void restart(long nowNanos) {
        Arrays.fill(dueNanos, nowNanos);
        Arrays.fill(tries, 0);
    }

    /** The query to ask next, null where none is due: what is asked once first, then what has waited longest. */
    @Nullable
    QueryKeys next(long nowNanos) {
        int next = -1;
        for (int i = 0; i < dueNanos.length; i++) {
            if (dueNanos[i] > nowNanos) {
                continue;
            }
            if (queries.get(i).every() == null) {
                return queries.get(i);
            }
            if (next < 0 || dueNanos[i] < dueNanos[next]) {
                next = i;
            }
        }
        return next < 0 ? null : queries.get(next);
    }

    /** How long until something falls due; null where nothing does any more. */
    @Nullable
    Duration untilNext(long nowNanos) {
        long earliest = NEVER;
        for (long due : dueNanos) {
            earliest = Math.min(earliest, due);
        }
        return earliest == NEVER ? null : Duration.ofNanos(Math.max(0, earliest - nowNanos));
    }

    /** A query has been sent: a poll falls due again one period after the last time, what is asked once does not. */
    void asked(QueryKeys query, long nowNanos) {
        int index = queries.indexOf(query);
        Duration every = query.every();
        if (every == null) {
            dueNanos[index] = NEVER;
            tries[index]++;
            return;
        }
        long next = Math.min(dueNanos[index], nowNanos) + every.toNanos();
        dueNanos[index] = next > nowNanos ? next : nowNanos + every.toNanos();
    }

    /** A message came that makes the repetition of some queries needless for a while. */
    void heard(String message, long nowNanos) {
        for (int i = 0; i < dueNanos.length; i++) {
            Duration every = queries.get(i).every();
            if (every != null && queries.get(i).unlessHeard().contains(message)) {
                dueNanos[i] = nowNanos + every.toNanos();
            }
        }
    }

    /** A query was not answered: one that is asked once gets another try. */
    void unanswered(QueryKeys query, long nowNanos) {
        int index = queries.indexOf(query);
        if (query.every() == null && tries[index] < TRIES) {
            dueNanos[index] = nowNanos;
        }
    }
}
