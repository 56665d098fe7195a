package org.wardgate.device.profile.drive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.device.profile.language.QueryKeys;
import org.wardgate.device.profile.language.TimingKeys;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Asks a device, one query at a time. Polls follow patient time, time-outs link time. It asks on while the device is silent, ever less
 * often, and from the begin. Before {@link #begin}, as over a recording, it asks nothing and every message is taken for one that was
 * asked for. One for each connection.
 */
final class Conversation {
    private static final Duration FIRST_PROBE = Duration.ofSeconds(1);
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);
    private static final int MOST_REPETITIONS = 3;

    private final TimingKeys timing;
    private final DriverContext context;
    private final Runnable onTimeout;
    private final QuerySchedule schedule;
    private final boolean asks;
    private boolean begun;
    private boolean silent;
    private boolean probing;
    private boolean closed;
    private int repetitions;
    private Duration probeDelay = FIRST_PROBE;
    private @Nullable QueryKeys outstanding;
    private Timer timer = Timer.NONE;

    /** {@code onTimeout} is told of every query that was not answered in time. */
    Conversation(ProfileFile profile, DriverContext context, Runnable onTimeout) {
        this.onTimeout = onTimeout;
        this.timing = profile.timing();
        this.context = context;
        this.schedule = new QuerySchedule(profile.queries());
        this.asks = !profile.queries().isEmpty();
    }

    void begin() {
        begun = true;
        if (asks) {
            schedule.restart(context.now().patientNanos());
            askNext();
        }
    }

    void close() {
        closed = true;
        timer.cancel();
    }

    /** Whether a message may come now. */
    boolean expects(MessageShape shape) {
        return !begun
                || shape.answers().isEmpty()
                || (outstanding != null && shape.answers().contains(outstanding.name()));
    }

    /** A message has come that was expected. */
    void heard(MessageShape shape) {
        if (!begun || !asks) {
            return;
        }
        if (silent) {
            silent = false;
            probing = false;
            probeDelay = FIRST_PROBE;
            schedule.restart(context.now().patientNanos());
            if (outstanding == null) {
                timer.cancel();
                timer = context.schedule(Face.LINK, timing.turnaround(), this::askNext);
            }
        }
        schedule.heard(shape.name(), context.now().patientNanos());
        QueryKeys query = outstanding;
        if (query == null || !shape.answers().contains(query.name())) {
            return;
        }
        outstanding = null;
        timer.cancel();
        repetitions = shape.isAskedAgain() ? repetitions + 1 : 0;
        boolean again = repetitions > 0 && repetitions <= MOST_REPETITIONS;
        timer = context.schedule(Face.LINK, timing.turnaround(), again ? () -> askAgain(query) : this::askNext);
    }

    /** The device is silent, or still is: it is asked from the begin, ever less often. */
    void fellSilent() {
        silent = true;
        if (begun && asks && outstanding == null && !probing) {
            timer.cancel();
            schedule.restart(context.now().patientNanos());
            askNext();
        }
    }

    private void askNext() {
        if (closed) {
            return;
        }
        repetitions = 0;
        long now = context.now().patientNanos();
        QueryKeys next = schedule.next(now);
        Duration rest = schedule.untilNext(now);
        if (next != null) {
            ask(next);
        } else if (rest != null) {
            timer = context.schedule(Face.PATIENT, rest, this::askNext);
        }
    }

    private void askAgain(QueryKeys query) {
        if (!closed) {
            ask(query);
        }
    }

    private void ask(QueryKeys query) {
        schedule.asked(query, context.now().patientNanos());
        if (query.answered()) {
            outstanding = query;
        }
        context.send(query.frame());
        timer = query.answered()
                ? context.schedule(Face.LINK, timing.answerWithin(), () -> timedOut(query))
                : context.schedule(Face.LINK, timing.turnaround(), this::askNext);
    }

    private void timedOut(QueryKeys query) {
        if (closed) {
            return;
        }
        context.count("reply-timeout");
        onTimeout.run();
        outstanding = null;
        schedule.unanswered(query, context.now().patientNanos());
        if (!silent) {
            askNext();
            return;
        }
        probing = true;
        timer = context.schedule(Face.LINK, probeDelay, () -> {
            probing = false;
            schedule.restart(context.now().patientNanos());
            askNext();
        });
        Duration twice = probeDelay.multipliedBy(2);
        probeDelay = twice.compareTo(LAST_PROBE) < 0 ? twice : LAST_PROBE;
    }
}
