package org.wardgate.gateway.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * Whether the threads that must never stop still run. The timer thread asks each event loop twice a second to answer, and so
 * shows that it runs itself; how late each answer comes is its lag. A loop that does not answer has one question waiting, not a
 * heap of them. The answers are read by any thread.
 */
final class Beats implements AutoCloseable {
    /** How often each thread shows that it runs. */
    static final Duration EVERY = Duration.ofMillis(500);

    /** After how long without a beat a thread counts as stuck. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(2);

    private final TimeSource time;
    private final Lag timerLag;
    private final List<Beat> beats = new ArrayList<>();
    private volatile long pulseNanos;
    private volatile boolean closed;

    /** Takes how late a thread was. */
    interface Lag {
        void late(long nanos);
    }

    /**
     * Nothing beats yet.
     *
     * @param timerLag how late the timer thread is; called on it.
     */
    Beats(TimeSource time, Lag timerLag) {
        this.time = time;
        this.timerLag = timerLag;
    }

    /**
     * Adds an event loop, before the start.
     *
     * @param name what it is called where it is stuck.
     * @param lag how late it answers; called on it.
     */
    void add(String name, Executor loop, Lag lag) {
        beats.add(new Beat(name, loop, lag));
    }

    /** Begins. */
    void start() {
        pulseNanos = time.linkNanos();
        schedule();
    }

    /** The names of the threads that have not beaten for {@link #STUCK_AFTER}. */
    List<String> stuck() {
        long now = time.linkNanos();
        if (now - pulseNanos >= STUCK_AFTER.toNanos()) {
            return List.of("timer"); // nobody asks the loops
        }
        return beats.stream()
                .filter(beat -> beat.isStuck(now))
                .map(beat -> beat.name)
                .toList();
    }

    /** Asks no more. */
    @Override
    public void close() {
        closed = true;
    }

    private void schedule() {
        time.schedule(Face.LINK, EVERY, Runnable::run, this::pulse);
    }

    private void pulse() {
        if (closed) {
            return;
        }
        schedule();
        long now = time.linkNanos();
        timerLag.late(Math.max(0, now - pulseNanos - EVERY.toNanos()));
        pulseNanos = now;
        beats.forEach(beat -> beat.ask(now));
    }

    /** One event loop. */
    private final class Beat {
        private final String name;
        private final Executor loop;
        private final Lag lag;
        private volatile long askedNanos;
        private volatile boolean waiting;

        private Beat(String name, Executor loop, Lag lag) {
            this.name = name;
            this.loop = loop;
            this.lag = lag;
        }

        private void ask(long now) {
            if (waiting) {
                return;
            }
            askedNanos = now;
            waiting = true;
            try {
                loop.execute(this::answer);
            } catch (RejectedExecutionException e) {
                // it has been shut down, and does not answer any more: that is what shows
            }
        }

        private void answer() {
            lag.late(time.linkNanos() - askedNanos);
            waiting = false;
        }

        private boolean isStuck(long now) {
            return waiting && now - askedNanos >= STUCK_AFTER.toNanos();
        }
    }
}
