package org.wardgate.gateway.e2e;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * How long this process was kept from running: the longest delay of a timer that is due every 10 ms. It excuses nothing and tells a
 * busy machine from a defect, since at tenfold speed a second without the processor is ten seconds without a value.
 */
final class Hiccups {
    private static final Duration TICK = Duration.ofMillis(10);

    private final TimeSource time;
    private final AtomicLong worstNanos = new AtomicLong();
    private long dueNanos;

    private Hiccups(TimeSource time) {
        this.time = time;
    }

    static Hiccups watch(TimeSource time) {
        Hiccups hiccups = new Hiccups(time);
        hiccups.next();
        return hiccups;
    }

    @Override
    public String toString() {
        return "the longest time this process was kept from running: " + worstNanos.get() / 1_000_000 + " ms";
    }

    private void next() {
        dueNanos = time.linkNanos() + TICK.toNanos();
        time.schedule(Face.LINK, TICK, Runnable::run, () -> {
            worstNanos.accumulateAndGet(time.linkNanos() - dueNanos, Math::max);
            next();
        });
    }
}
