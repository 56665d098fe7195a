package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * The alarm events that no station has confirmed yet. What nobody confirmed is sent again, and from {@link #ESCALATE_AFTER} on
 * the ward counts as unwatched, which every page shows and the log says. Lives on the ward's executor.
 */
public final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** After how long an unconfirmed event is sent again. */
    public static final Duration RESEND_AFTER = Duration.ofSeconds(2);

    /** After how long without a confirmation the ward counts as unwatched. */
    public static final Duration ESCALATE_AFTER = Duration.ofSeconds(10);

    private final TimeSource time;
    private final Executor executor;
    private final TreeMap<Long, Owed> owed = new TreeMap<>();
    private final List<Resender> resenders = new ArrayList<>();
    private boolean unwatched;
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

    /** Adds someone who sends again. */
    public void addResender(Resender resender) {
        resenders.add(resender);
    }

    /** A station has received every event up to and including a sequence number. */
    public void confirm(long sequence) {
        owed.headMap(sequence, true).clear();
        if (owed.isEmpty() && unwatched) {
            unwatched = false;
            log.info("delivery restored: every alarm event is confirmed");
        }
    }

    /** How many events nobody has confirmed. */
    public int unconfirmed() {
        return owed.size();
    }

    /** Whether an event has waited for a confirmation longer than {@link #ESCALATE_AFTER}. */
    public boolean isUnwatched() {
        return unwatched;
    }

    void owe(WardAlarmEvent event) {
        owed.put(event.sequence(), new Owed(event, time.linkNanos()));
        if (owed.size() == 1) {
            arm();
        }
    }

    private void arm() {
        timer.cancel();
        timer = time.schedule(Face.LINK, RESEND_AFTER, executor, this::check);
    }

    private void check() {
        if (owed.isEmpty()) {
            return;
        }
        long now = time.linkNanos();
        for (Owed each : List.copyOf(owed.values())) {
            if (now - each.sinceNanos >= RESEND_AFTER.toNanos()) {
                resenders.forEach(resender -> resender.resend(each.event));
            }
        }
        Owed oldest = owed.firstEntry().getValue();
        if (!unwatched && now - oldest.sinceNanos >= ESCALATE_AFTER.toNanos()) {
            unwatched = true;
            log.error(
                    "alarm event not confirmed by any station sequence={} rule={} bed={}; open a station page",
                    oldest.event.sequence(),
                    oldest.event.event().alarm().rule(),
                    oldest.event.bed());
        }
        arm();
    }
}
