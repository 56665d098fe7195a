package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * The alarm events that no station has confirmed yet. What nobody confirmed is sent again, and from {@link #ESCALATE_AFTER} on
 * the ward counts as unwatched, which every page shows and the log says. Lives on the ward's executor.
 *
 * <p>Only the newest {@link Ward#HISTORY} events are sent again, as no station could be told older ones either: it learns what
 * they led to from its snapshot. Those beyond stay in the count of the unconfirmed, and the log says when there are any.
 */
public final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** After how long an unconfirmed event is sent again, and again. */
    public static final Duration RESEND_AFTER = Duration.ofSeconds(2);

    /** After how long without a confirmation the ward counts as unwatched. */
    public static final Duration ESCALATE_AFTER = Duration.ofSeconds(10);

    private final TimeSource time;
    private final Executor executor;
    private final TreeMap<Long, Owed> owed = new TreeMap<>();
    /** What falls due for sending, soonest first; what was confirmed since is passed over. */
    private final Deque<Due> due = new ArrayDeque<>();

    private final List<Resender> resenders = new ArrayList<>();
    private long lastOwed;
    private long lastConfirmed;
    /** Since when the oldest unconfirmed event waits, whether it is still kept or not. */
    private long waitingSinceNanos;

    private boolean unwatched;
    private boolean overflowed;
    private TimeSource.Timer timer = TimeSource.Timer.NONE;

    Delivery(TimeSource time, Executor executor) {
        this.time = time;
        this.executor = executor;
    }

    /** Sends an event again to those who should confirm it. */
    public interface Resender {
        void resend(WardAlarmEvent event);
    }

    private record Owed(WardAlarmEvent event, long sinceNanos) {}

    private record Due(long sequence, long atNanos) {}

    /** Adds someone who sends again. */
    public void addResender(Resender resender) {
        resenders.add(resender);
    }

    /** A station has received every event up to and including a sequence number. */
    public void confirm(long sequence) {
        lastConfirmed = Math.max(lastConfirmed, Math.min(sequence, lastOwed));
        owed.headMap(lastConfirmed, true).clear();
        if (!owed.isEmpty() && owed.firstKey() == lastConfirmed + 1) {
            waitingSinceNanos = oldest().sinceNanos;
        }
        overflowed = unconfirmed() > owed.size();
        if (unwatched && !isOverdue()) {
            unwatched = false;
            log.info("delivery restored: every alarm event is confirmed in time again");
        }
    }

    /** How many events nobody has confirmed. */
    public long unconfirmed() {
        return lastOwed - lastConfirmed;
    }

    /** Whether an event has waited for a confirmation as long as {@link #ESCALATE_AFTER}. */
    public boolean isUnwatched() {
        return unwatched;
    }

    /** How many events are kept to be sent again. */
    int kept() {
        return owed.size();
    }

    void owe(WardAlarmEvent event) {
        long now = time.linkNanos();
        if (unconfirmed() == 0) {
            waitingSinceNanos = now;
        }
        lastOwed = event.sequence();
        owed.put(event.sequence(), new Owed(event, now));
        if (owed.size() > Ward.HISTORY) {
            overflow();
        }
        due.addLast(new Due(event.sequence(), now + RESEND_AFTER.toNanos()));
        if (due.size() == 1) {
            arm(now);
        }
    }

    private void overflow() {
        long dropped = owed.pollFirstEntry().getKey();
        if (!overflowed) {
            overflowed = true;
            log.error(
                    "more than {} alarm events are unconfirmed; from sequence={} on the oldest are not sent again",
                    Ward.HISTORY,
                    dropped);
        }
    }

    private boolean isOverdue() {
        return unconfirmed() > 0 && time.linkNanos() - waitingSinceNanos >= ESCALATE_AFTER.toNanos();
    }

    private Owed oldest() {
        return owed.firstEntry().getValue();
    }

    private void arm(long now) {
        timer.cancel();
        @Nullable Due next = due.peekFirst();
        if (next == null) {
            return;
        }
        long delayNanos = next.atNanos - now;
        if (!unwatched && unconfirmed() > 0) {
            delayNanos = Math.min(delayNanos, waitingSinceNanos + ESCALATE_AFTER.toNanos() - now);
        }
        timer = time.schedule(Face.LINK, Duration.ofNanos(delayNanos), executor, this::check);
    }

    private void check() {
        long now = time.linkNanos();
        // what is sent again comes back at the end, later than now: the loop ends
        for (Due next = due.peekFirst(); next != null && next.atNanos - now <= 0; next = due.peekFirst()) {
            due.removeFirst();
            Owed each = owed.get(next.sequence);
            if (each != null) {
                due.addLast(new Due(next.sequence, now + RESEND_AFTER.toNanos()));
                resend(each.event);
            }
        }
        if (!unwatched && isOverdue()) {
            unwatched = true;
            WardAlarmEvent event = oldest().event;
            log.error(
                    "alarm event not confirmed by any station sequence={} rule={} bed={}; open a station page",
                    event.sequence(),
                    event.event().alarm().rule(),
                    event.bed());
        }
        arm(now);
    }

    private void resend(WardAlarmEvent event) {
        for (Resender resender : resenders) {
            try {
                resender.resend(event);
            } catch (RuntimeException e) {
                log.error("an alarm event could not be sent again sequence={}", event.sequence(), e);
            }
        }
    }
}
