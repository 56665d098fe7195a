package org.wardgate.time;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clocks of this machine. One daemon thread wakes the timers and hands each task to the executor it was given with. */
public final class SystemTimeSource implements TimeSource {
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final double speed;
    private final long originNanos = System.nanoTime();
    private final ScheduledThreadPoolExecutor waker;
    private volatile long lastSleptNanos;

    /** Clocks that run as life does. */
    public SystemTimeSource() {
        this(1);
    }

    /**
     * Clocks whose patient time runs faster or slower than life.
     *
     * @param speed the factor of patient time, above 0 and at most 100.
     */
    public SystemTimeSource(double speed) {
        if (!(speed > 0 && speed <= 100)) {
            throw new IllegalArgumentException("speed is above 0 and at most 100, not " + speed);
        }
        this.speed = speed;
        this.waker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "wardgate-timer");
            thread.setDaemon(true);
            return thread;
        });
        waker.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Timestamp now() {
        long linkNanos = linkNanos();
        return new Timestamp(Instant.now(), linkNanos, toPatient(linkNanos));
    }

    @Override
    public long linkNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public long patientNanos() {
        return toPatient(linkNanos());
    }

    /** {@inheritDoc} Linux counts its uptime through sleep, to a hundredth of a second (proc(5), /proc/uptime). */
    @Override
    public long sleptNanos() {
        try {
            String uptime = Files.readString(UPTIME, StandardCharsets.US_ASCII);
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            lastSleptNanos = (long) (seconds * 1e9) - System.nanoTime();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // what was known last: a file that cannot be read now and then is no sleep
        }
        return lastSleptNanos;
    }

    @Override
    public double speed() {
        return speed;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
        // rounded up: a timer that fired a nanosecond early would find its deadline still ahead
        long linkDelay = face == Face.LINK || speed == 1 ? delay.toNanos() : (long) Math.ceil(delay.toNanos() / speed);
        AtomicReference<Runnable> pending = new AtomicReference<>(task);
        var wake = waker.schedule(() -> handOver(executor, pending), Math.max(0, linkDelay), TimeUnit.NANOSECONDS);
        return () -> {
            pending.set(SystemTimeSource::nothing);
            wake.cancel(false);
        };
    }

    private static void nothing() {}

    private static void handOver(Executor executor, AtomicReference<Runnable> pending) {
        try {
            executor.execute(() -> pending.getAndSet(SystemTimeSource::nothing).run());
        } catch (RejectedExecutionException e) {
            // the executor has been shut down: whoever owned the task is gone
        }
    }

    private long toPatient(long linkNanos) {
        return speed == 1 ? linkNanos : (long) (linkNanos * speed);
    }
}
