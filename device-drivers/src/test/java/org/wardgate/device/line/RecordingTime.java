package org.wardgate.device.line;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** Virtual time that a test can wait on: it tells which delays have been asked for. */
final class RecordingTime implements TimeSource {
    final VirtualTimeSource virtual = new VirtualTimeSource();
    private final BlockingQueue<Duration> delays = new LinkedBlockingQueue<>();

    @Override
    public Timestamp now() {
        return virtual.now();
    }

    @Override
    public long linkNanos() {
        return virtual.linkNanos();
    }

    @Override
    public long patientNanos() {
        return virtual.patientNanos();
    }

    @Override
    public double speed() {
        return 1;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
        Timer timer = virtual.schedule(face, delay, executor, task);
        delays.add(delay);
        return timer;
    }

    /** Waits until a delay other than {@code ignored} is asked for. */
    Duration nextDelayExcept(Duration ignored) throws InterruptedException {
        Duration delay = delays.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        while (ignored.equals(delay)) {
            delay = delays.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        }
        if (delay == null) {
            throw new AssertionError("no delay was asked for");
        }
        return delay;
    }
}
