package org.wardgate.gateway.alarm;

import java.time.Duration;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * One limit of one criterion: whether it is violated, after delay and hysteresis. Missing values neither confirm nor restart a
 * delay: one that runs out while no recent value stands behind it, or with too few of them, waits for the next value.
 */
final class Band {
    /** Of the values that came or should have come during a delay, at most this share may be missing, in percent. */
    private static final int MISSING_PERCENT = 30;

    private enum State {
        CLEAR,
        PENDING,
        CONFIRMED,
        CLEARING
    }

    final Priority priority;
    final Decimal limit;
    private final Side side;
    private final Decimal recovered;
    private final long freshNanos;
    private State state = State.CLEAR;
    private long dueNanos = Part.NEVER;
    private long lastValueNanos;
    private int valid;
    private int missing;
    private boolean overdue;

    Band(Criterion criterion, Priority priority, Decimal limit, Duration freshFor) {
        this.priority = priority;
        this.limit = limit;
        this.side = criterion.side();
        this.recovered = side == Side.BELOW ? limit.plus(criterion.hysteresis()) : limit.minus(criterion.hysteresis());
        this.freshNanos = freshFor.toNanos();
    }

    /** Whether the limit counts as violated. */
    boolean isConfirmed() {
        return state == State.CONFIRMED || state == State.CLEARING;
    }

    long deadlineNanos() {
        return dueNanos;
    }

    /** Judges a value; {@code delayNanos} and {@code clearDelayNanos} of 0 judge it at once. */
    void onValue(Decimal value, long nanos, long delayNanos, long clearDelayNanos) {
        lastValueNanos = nanos;
        valid++;
        boolean violated = side == Side.BELOW ? value.compareTo(limit) < 0 : value.compareTo(limit) > 0;
        boolean back = side == Side.BELOW ? value.compareTo(recovered) >= 0 : value.compareTo(recovered) <= 0;
        if (state == State.CLEAR && violated) {
            begin(State.PENDING, nanos + delayNanos);
        } else if (state == State.PENDING && !violated) {
            state = State.CLEAR;
        } else if (state == State.CONFIRMED && back) {
            begin(State.CLEARING, nanos + clearDelayNanos);
        } else if (state == State.CLEARING && !back) {
            state = State.CONFIRMED;
        }
        if (state == State.CLEAR || state == State.CONFIRMED) {
            dueNanos = Part.NEVER;
        } else if (overdue || dueNanos <= nanos) {
            onDeadline(nanos);
        }
    }

    /** A value should have come and was invalid. */
    void onMissing() {
        missing++;
    }

    /** The input is not known any more: what was pending starts anew when it returns, what was confirmed stays. */
    void onStale() {
        if (state == State.PENDING) {
            state = State.CLEAR;
        } else if (state == State.CLEARING) {
            state = State.CONFIRMED;
        }
        dueNanos = Part.NEVER;
        overdue = false;
    }

    void onDeadline(long nanos) {
        boolean fresh = nanos - lastValueNanos < freshNanos;
        boolean enough = missing * 100 <= MISSING_PERCENT * (valid + missing);
        dueNanos = Part.NEVER;
        overdue = !(fresh && enough);
        if (!overdue) {
            state = state == State.PENDING ? State.CONFIRMED : State.CLEAR;
        }
    }

    private void begin(State newState, long deadline) {
        state = newState;
        dueNanos = deadline;
        overdue = false;
        valid = 1;
        missing = 0;
    }
}
