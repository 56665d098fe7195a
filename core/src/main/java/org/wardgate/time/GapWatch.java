package org.wardgate.time;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Notices when this process was kept from running: stopped, swapped out, its machine asleep or its virtual machine paused. It beats
 * four times a second of link time; a beat that comes late by more than {@link #LIMIT}, or after the machine has slept for so long,
 * ends a gap. What was read or decided since the beat before is then not to be trusted to be of now.
 *
 * <p>{@link #isGap} may be called by any thread; everything else happens on the executor.
 */
public final class GapWatch {
    /** The longest time without running that is not a gap. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    static final Duration BEAT = Duration.ofMillis(250);

    private final TimeSource time;
    private final Executor executor;
    private final Listener listener;
    private volatile long beatNanos;
    private long sleptNanos;
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

    /**
     * A watch that does not beat yet.
     *
     * @param executor runs the beats, and calls the listener; not one that may be busy for seconds.
     */
    public GapWatch(TimeSource time, Executor executor, Listener listener) {
        this.time = time;
        this.executor = executor;
        this.listener = listener;
        this.beatNanos = time.linkNanos();
    }

    /** Begins to beat. */
    public void start() {
        executor.execute(() -> {
            beatNanos = time.linkNanos();
            sleptNanos = time.sleptNanos();
            next();
        });
    }

    /** Beats no more. */
    public void stop() {
        executor.execute(() -> timer.cancel());
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
        timer = time.schedule(Face.LINK, BEAT, executor, this::beat);
    }

    private void beat() {
        Timestamp now = time.now();
        long asleep = time.sleptNanos();
        long missing = now.linkNanos() - beatNanos - BEAT.toNanos() + asleep - sleptNanos;
        sleptNanos = asleep;
        beatNanos = now.linkNanos();
        next();
        if (missing > LIMIT.toNanos()) {
            listener.gap(now, Duration.ofNanos(missing));
        }
    }
}
