package org.wardgate.gateway.station;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/** Runs a task when the far end has said nothing for a while, on link time. Lives on one executor. */
final class Silence {
    private final TimeSource time;
    private final Executor executor;
    private final Duration limit;
    private final Runnable onSilence;
    private long heardNanos;
    private TimeSource.Timer timer = TimeSource.Timer.NONE;

    Silence(TimeSource time, Executor executor, Duration limit, Runnable onSilence) {
        this.time = time;
        this.executor = executor;
        this.limit = limit;
        this.onSilence = onSilence;
    }

    /** Starts listening. */
    void start() {
        heard();
        arm(limit);
    }

    /** The far end has said something. */
    void heard() {
        heardNanos = time.linkNanos();
    }

    /** Stops listening; the task does not run any more. */
    void stop() {
        timer.cancel();
    }

    private void arm(Duration delay) {
        timer = time.schedule(Face.LINK, delay, executor, this::check);
    }

    private void check() {
        Duration left = limit.minusNanos(time.linkNanos() - heardNanos);
        if (left.isZero() || left.isNegative()) {
            onSilence.run();
        } else {
            arm(left);
        }
    }
}
