package org.wardgate.time;

import java.time.Duration;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Notices when this process was kept from running: stopped, swapped out, its machine asleep or its virtual machine paused. It beats
 * four times a second of link time; a beat that comes late by more than {@link #LIMIT}, or after the machine has slept for so long,
 * ends a gap. What was read or decided since the beat before is then not to be trusted to be of now.
 *
 * <p>Its methods may be called by any thread. It beats, and calls its listener, on the thread of the time source, and so even when
 * everybody else is busy.
 */
public final class GapWatch {
    /** The longest time without running that is not a gap. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    static final Duration BEAT = Duration.ofMillis(250);

    private final TimeSource time;
    private final Listener listener;
    private volatile long beatNanos;
    private long sleptNanos;
    private boolean stopped;
    private Timer timer = Timer.NONE;

    /** Told of gaps. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A gap is over.
         *
         * @param now when it was noticed.
         * @param length how long the process did not run.
         */
        void gap(Timestamp now, Duration length);
    }

    /** A watch that does not beat yet. */
    public GapWatch(TimeSource time, Listener listener) {
        this.time = time;
        this.listener = listener;
        this.beatNanos = time.linkNanos();
    }

    /** Begins to beat. */
    public synchronized void start() {
        beatNanos = time.linkNanos();
        sleptNanos = time.sleptNanos();
        next();
    }

    /** Beats no more. */
    public synchronized void stop() {
        stopped = true;
        timer.cancel();
    }

    /**
     * Whether the process cannot have run all the time up to now: a gap that the next beat is going to end.
     *
     * @param linkNanos now, on link time.
     */
    public boolean isGap(long linkNanos) {
        return linkNanos - beatNanos > LIMIT.plus(BEAT).toNanos();
    }

    private void next() {
        timer = stopped ? Timer.NONE : time.schedule(Face.LINK, BEAT, Runnable::run, this::beat);
    }

    private void beat() {
        Timestamp now = time.now();
        Duration missing = beat(now);
        if (missing.compareTo(LIMIT) > 0) {
            listener.gap(now, missing);
        }
    }

    private synchronized Duration beat(Timestamp now) {
        long asleep = time.sleptNanos();
        long missing = now.linkNanos() - beatNanos - BEAT.toNanos() + asleep - sleptNanos;
        sleptNanos = asleep;
        beatNanos = now.linkNanos();
        next();
        return Duration.ofNanos(stopped ? 0 : missing);
    }
}
