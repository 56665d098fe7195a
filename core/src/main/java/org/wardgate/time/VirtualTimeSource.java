package org.wardgate.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Clocks that stand still until they are told to advance, for tests and for runs in lock step. Timers fire inside
 * {@link #advance}, in order of their deadlines and, at equal deadlines, of their making. Both faces run at 1x.
 */
public final class VirtualTimeSource implements TimeSource {
    private final PriorityQueue<Entry> timers = new PriorityQueue<>(
            Comparator.comparingLong((Entry entry) -> entry.deadlineNanos).thenComparingLong(entry -> entry.order));
    private Instant wall;
    private long nanos;
    private long slept;
    private long made;

    /** Clocks whose wall time starts at a fixed, arbitrary instant. */
    public VirtualTimeSource() {
        this(Instant.parse("2026-01-01T10:00:00Z"));
    }

    /** Clocks whose wall time starts at {@code wall}. */
    public VirtualTimeSource(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Timestamp now() {
        return new Timestamp(wall, nanos, nanos);
    }

    @Override
    public synchronized long linkNanos() {
        return nanos;
    }

    @Override
    public synchronized long patientNanos() {
        return nanos;
    }

    @Override
    public double speed() {
        return 1;
    }

    @Override
    public synchronized Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
        Entry entry = new Entry(nanos + Math.max(0, delay.toNanos()), made++, executor, task);
        timers.add(entry);
        return () -> {
            synchronized (this) {
                entry.cancelled = true;
                timers.remove(entry);
            }
        };
    }

    /** Moves all clocks on by {@code duration} and runs every timer that falls due on the way, at its own deadline. */
    public void advance(Duration duration) {
        long until = patientNanos() + duration.toNanos();
        boolean due = true;
        while (due) {
            due = step(until);
        }
    }

    /**
     * Moves all clocks on to the next timer that falls due until a moment and hands it to its executor; for runs in lock step, in
     * which time stands still until everybody is idle.
     *
     * @param untilNanos the moment, on either face.
     * @return whether there was a timer; if not, the clocks stand at the moment.
     */
    public boolean step(long untilNanos) {
        Entry due = nextUntil(untilNanos);
        if (due == null) {
            synchronized (this) {
                moveTo(Math.max(nanos, untilNanos));
            }
            return false;
        }
        due.executor.execute(() -> {
            if (!due.cancelled) {
                due.task.run();
            }
        });
        return true;
    }

    /** Lets time pass in which the process does not run: what falls due meanwhile runs late, at the next step. */
    public synchronized void stop(Duration duration) {
        moveTo(nanos + duration.toNanos());
    }

    /** Lets the machine sleep: the wall clock goes on and monotonic time does not, so that no timer comes nearer. */
    public synchronized void sleep(Duration duration) {
        wall = wall.plus(duration);
        slept += duration.toNanos();
    }

    @Override
    public synchronized long sleptNanos() {
        return slept;
    }

    /** Steps the wall clock alone, as an operator or a time server does. */
    public synchronized void setWall(Instant newWall) {
        wall = newWall;
    }

    private synchronized @Nullable Entry nextUntil(long until) {
        Entry head = timers.peek();
        if (head == null || head.deadlineNanos > until) {
            return null;
        }
        timers.remove();
        moveTo(Math.max(nanos, head.deadlineNanos));
        return head;
    }

    private void moveTo(long newNanos) {
        wall = wall.plusNanos(newNanos - nanos);
        nanos = newNanos;
    }

    private static final class Entry {
        private final long deadlineNanos;
        private final long order;
        private final Executor executor;
        private final Runnable task;
        private volatile boolean cancelled;

        private Entry(long deadlineNanos, long order, Executor executor, Runnable task) {
            this.deadlineNanos = deadlineNanos;
            this.order = order;
            this.executor = executor;
            this.task = task;
        }
    }
}
