package org.wardgate.simulator.fault;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** What the stages of one line share: link time, the counters, and the hand that pulls the cable. */
final class Bench {
    private final TimeSource time;
    private final Executor executor;
    private final Runnable pull;
    private final SortedMap<String, Long> counters = new TreeMap<>();

    Bench(TimeSource time, Executor executor, Runnable pull) {
        this.time = time;
        this.executor = executor;
        this.pull = pull;
    }

    long linkNanos() {
        return time.linkNanos();
    }

    Timer schedule(long delayNanos, Runnable task) {
        return time.schedule(Face.LINK, Duration.ofNanos(delayNanos), executor, task);
    }

    void pullCable() {
        pull.run();
    }

    void count(String name, long number) {
        if (number > 0) {
            counters.merge(name, number, Long::sum);
        }
    }

    SortedMap<String, Long> counters() {
        return new TreeMap<>(counters);
    }
}
