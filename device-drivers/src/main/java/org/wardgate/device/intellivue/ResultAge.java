package org.wardgate.device.intellivue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.Timestamp;

/**
 * How long the monitor's results were on their way. Each states the moment at which its values held, on the monitor's free-running
 * clock; a result that arrives later after that moment than the quickest one did has waited. The answer to a request of ours tells
 * the same by itself.
 *
 * <p>The two clocks may drift apart by {@value #DRIFT_PARTS_PER_MILLION} parts in a million without being taken for delay.
 */
final class ResultAge {
    /** A result that was on its way for longer is not of now. */
    static final Duration LATE = Duration.ofSeconds(2);

    /** Parts of one answer state one moment and arrive together; the same moment again after this is no part. */
    static final Duration TOGETHER = Duration.ofMillis(500);

    static final int DRIFT_PARTS_PER_MILLION = 100;

    private static final int MAX_REQUESTS = 8;

    private final Map<Request, Long> requests = new LinkedHashMap<>();
    private boolean proven;
    private @Nullable Request stream;
    private long streamNanos;
    private @Nullable Timestamp first;
    private boolean seen;
    private long firstTicks;
    private long lastTicks;
    private long lastLinkNanos;
    private long leastBehindNanos;

    /** What a result is. */
    enum Verdict {
        /** of now. */
        CURRENT,
        /** it has waited. */
        LATE,
        /** the monitor's clock stands still while it goes on sending. */
        FROZEN
    }

    /** Which request: its number, and the class of what it asks for. */
    private record Request(int invokeId, int objectClass) {}

    /** A request was sent whose answer comes at once. */
    void asked(int invokeId, int objectClass, long linkNanos) {
        if (requests.size() == MAX_REQUESTS) {
            requests.remove(requests.keySet().iterator().next());
        }
        requests.put(new Request(invokeId, objectClass), linkNanos);
    }

    /** A request was sent that many answers follow, the first of them at once. */
    void askedForStream(int invokeId, int objectClass, long linkNanos) {
        stream = new Request(invokeId, objectClass);
        streamNanos = linkNanos;
    }

    /** Whether the answer to a request has waited; false for what answers no such request. */
    boolean isAnsweredLate(int invokeId, int objectClass, long linkNanos) {
        Request answered = new Request(invokeId, objectClass);
        Long asked = requests.remove(answered);
        boolean late = asked != null && linkNanos - asked > LATE.toNanos();
        proven |= asked != null && !late;
        proven |= answered.equals(stream) && linkNanos - streamNanos <= LATE.toNanos();
        return late;
    }

    /**
     * Whether a request of this association was answered at once. Before, a line that is behind by the same time always looks like
     * one that is not.
     */
    boolean isProven() {
        return proven;
    }

    /** A new association: its clock may be another. One that stands still as it stood before is no other. */
    void restart() {
        first = null;
        proven = false;
        stream = null;
        requests.clear();
    }

    /**
     * Judges a result.
     *
     * @param ticks when its values held, of {@link DeviceClock#ticks}.
     */
    Verdict judge(long ticks, Timestamp received) {
        long link = received.linkNanos();
        Timestamp begin = first;
        if (begin == null && seen && RelativeTime.difference(ticks, lastTicks) == 0) {
            return Verdict.FROZEN;
        }
        if (begin == null || ticks < lastTicks) {
            // a clock that goes back was set anew: what waits in a buffer comes in order
            first = received;
            firstTicks = ticks;
            leastBehindNanos = 0;
            advance(ticks, link);
            return Verdict.CURRENT;
        }
        if (ticks == lastTicks) {
            return link - lastLinkNanos > TOGETHER.toNanos() ? Verdict.FROZEN : Verdict.CURRENT;
        }
        leastBehindNanos += (link - lastLinkNanos) / 1_000_000 * DRIFT_PARTS_PER_MILLION;
        leastBehindNanos = Math.min(leastBehindNanos, behindNanos(begin, ticks, received));
        advance(ticks, link);
        return compare(ticks, received);
    }

    /** Judges a result of another kind by what is known from those that {@link #judge} has seen. */
    Verdict compare(long ticks, Timestamp received) {
        Timestamp begin = first;
        if (begin == null) {
            return Verdict.CURRENT;
        }
        long delayNanos = behindNanos(begin, ticks, received) - leastBehindNanos;
        // the monitor follows patient time, and a line delays by link time
        double patientNanos = received.patientNanos() - begin.patientNanos();
        double speed = Math.max(1, patientNanos / Math.max(1, received.linkNanos() - begin.linkNanos()));
        return delayNanos / speed > LATE.toNanos() ? Verdict.LATE : Verdict.CURRENT;
    }

    private long behindNanos(Timestamp begin, long ticks, Timestamp received) {
        return received.patientNanos()
                - begin.patientNanos()
                - RelativeTime.duration(ticks - firstTicks).toNanos();
    }

    private void advance(long ticks, long linkNanos) {
        seen = true;
        lastTicks = ticks;
        lastLinkNanos = linkNanos;
    }
}
