package org.wardgate.gateway.alarm;

import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * One limit of one criterion: whether it is violated, after delay and hysteresis. A delay that runs out confirms nothing unless
 * enough recent values stand behind it; else it waits for them, and is {@link #isWaiting waiting} meanwhile.
 */
final class Band {
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
    private State state = State.CLEAR;
    private long dueNanos = Part.NEVER;
    private long pendingSinceNanos;
    private boolean waiting;

    Band(Criterion criterion, Priority priority, Decimal limit) {
        this.priority = priority;
        this.limit = limit;
        this.side = criterion.side();
        this.recovered = side == Side.BELOW ? limit.plus(criterion.hysteresis()) : limit.minus(criterion.hysteresis());
    }

    /** Whether the limit counts as violated. */
    boolean isConfirmed() {
        return state == State.CONFIRMED || state == State.CLEARING;
    }

    /** Whether the limit is violated and the violation does not count yet. */
    boolean isPending() {
        return state == State.PENDING;
    }

    /** Since when the limit is violated, while it is pending. */
    long pendingSinceNanos() {
        return pendingSinceNanos;
    }

    /** Whether a violation has lasted for its delay and too few values stand behind it. */
    boolean isWaiting() {
        return waiting && state == State.PENDING;
    }

    /** Whether a value lies on the wrong side of the limit. */
    boolean isViolatedBy(Decimal value) {
        return side == Side.BELOW ? value.compareTo(limit) < 0 : value.compareTo(limit) > 0;
    }

    long deadlineNanos() {
        return dueNanos;
    }

    /** Judges a measurement of a series: by itself and at once. */
    void onMeasurement(Decimal value) {
        if (isViolatedBy(value)) {
            become(State.CONFIRMED, Part.NEVER);
        } else if (isBack(value) || !isConfirmed()) {
            become(State.CLEAR, Part.NEVER);
        } else {
            become(State.CONFIRMED, Part.NEVER);
        }
    }

    /**
     * Judges a value of a stream.
     *
     * @param supported whether enough recent values stand behind a delay that ran out before.
     */
    void onValue(Decimal value, long nanos, AlarmProfile.Filter filter, boolean supported) {
        boolean violated = isViolatedBy(value);
        if (state == State.CLEAR && violated) {
            pendingSinceNanos = nanos;
            become(State.PENDING, nanos + filter.delay().toNanos());
        } else if (state == State.PENDING && !violated) {
            become(State.CLEAR, Part.NEVER);
        } else if (state == State.CONFIRMED && isBack(value)) {
            become(State.CLEARING, nanos + filter.clearDelay().toNanos());
        } else if (state == State.CLEARING && !isBack(value)) {
            become(State.CONFIRMED, Part.NEVER);
        }
        if (waiting || dueNanos <= nanos) {
            onDeadline(supported);
        }
    }

    /** The input is not known any more: what was pending starts anew when it returns, what was confirmed stays. */
    void onStale() {
        become(isConfirmed() ? State.CONFIRMED : State.CLEAR, Part.NEVER);
    }

    /** Nobody will say any more whether it is violated. */
    void reset() {
        become(State.CLEAR, Part.NEVER);
    }

    /** The delay has run out. */
    void onDeadline(boolean supported) {
        if (supported) {
            become(state == State.PENDING ? State.CONFIRMED : State.CLEAR, Part.NEVER);
        } else {
            waiting = true;
            dueNanos = Part.NEVER;
        }
    }

    private boolean isBack(Decimal value) {
        return side == Side.BELOW ? value.compareTo(recovered) >= 0 : value.compareTo(recovered) <= 0;
    }

    private void become(State next, long due) {
        state = next;
        dueNanos = due;
        waiting = false;
    }
}
