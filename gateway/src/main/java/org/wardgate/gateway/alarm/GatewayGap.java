package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.wardgate.model.Priority;

/**
 * That the gateway itself was not running, and so nobody watched. Ends when every signal that was known before is known again, at the
 * earliest after {@link #AT_LEAST}; after {@link #AT_MOST} what is still missing speaks for itself.
 */
final class GatewayGap implements AlarmPart {
    static final String GATEWAY_GAP = "GATEWAY_GAP";
    static final Duration AT_LEAST = Duration.ofSeconds(10);
    static final Duration AT_MOST = Duration.ofSeconds(60);

    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    private final TechnicalAlarm alarm;
    private final Set<Signal> awaited = EnumSet.noneOf(Signal.class);
    private long earliestNanos = NEVER;
    private long latestNanos = NEVER;

    GatewayGap(AlarmFactory factory) {
        alarm = factory.technical(GATEWAY_GAP, "", "Gateway was not running");
    }

    /**
     * A gap has ended now. Another one before the last is over sounds anew.
     *
     * @param known the signals that were known when it began.
     */
    void begin(Duration length, Collection<Signal> known, long nanos) {
        awaited.addAll(known);
        earliestNanos = nanos + AT_LEAST.toNanos();
        latestNanos = nanos + AT_MOST.toNanos();
        boolean again = alarm.lifeCycle().isAcknowledged();
        long seconds = length.plus(ALMOST_A_SECOND).toSeconds();
        alarm.raise(Priority.HIGH, null, "nothing was watched for " + seconds + " s: look at the patient", nanos);
        if (again) {
            alarm.lifeCycle().soundAgain(nanos);
        }
    }

    /** A signal has a fresh value. */
    void onKnown(Signal signal) {
        awaited.remove(signal);
    }

    /** Ends it when it is over. */
    void tell(long nanos) {
        if (overNanos() <= nanos) {
            awaited.clear();
            earliestNanos = NEVER;
            latestNanos = NEVER;
            alarm.clear(nanos);
        }
    }

    @Override
    public LifeCycle lifeCycle() {
        return alarm.lifeCycle();
    }

    @Override
    public long deadlineNanos() {
        return Math.min(overNanos(), alarm.deadlineNanos());
    }

    @Override
    public void onDeadline(long nanos) {
        tell(nanos);
        if (alarm.deadlineNanos() <= nanos) {
            alarm.onDeadline(nanos);
        }
    }

    private long overNanos() {
        return awaited.isEmpty() ? earliestNanos : latestNanos;
    }
}
