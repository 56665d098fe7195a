package org.wardgate.gateway.bench;

import java.time.Duration;
import org.wardgate.gateway.demo.Latencies;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/** How late a timer fires that is due every 10 ms: how long this process was kept from running. Used by several threads. */
final class Hiccups {
    private static final Duration TICK = Duration.ofMillis(10);

    private final TimeSource time;
    private Latencies lateness = new Latencies();
    private long dueNanos;
    private TimeSource.Timer timer = TimeSource.Timer.NONE;
    private boolean stopped;

    private Hiccups(TimeSource time) {
        this.time = time;
    }

    static Hiccups watch(TimeSource time) {
        Hiccups hiccups = new Hiccups(time);
        hiccups.next();
        return hiccups;
    }

    /** How late it fired since it was asked last. */
    synchronized Latencies.Table take() {
        Latencies.Table table = lateness.table();
        lateness = new Latencies();
        return table;
    }

    synchronized void stop() {
        stopped = true;
        timer.cancel();
    }

    private synchronized void next() {
        if (stopped) {
            return;
        }
        dueNanos = time.linkNanos() + TICK.toNanos();
        timer = time.schedule(Face.LINK, TICK, Runnable::run, this::fired);
    }

    private void fired() {
        synchronized (this) {
            lateness.add(Duration.ofNanos(time.linkNanos() - dueNanos));
        }
        next();
    }
}
