package org.wardgate.simulator.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.Late} at work. */
final class Delay implements Stage {
    private final Bench bench;
    private final long delayNanos;
    private final Backlog backlog;

    Delay(Bench bench, Duration delay, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.delayNanos = delay.toNanos();
        this.backlog = new Backlog(bench, outlet);
    }

    @Override
    public void pass(Bytes bytes) {
        bench.count("line-bytes-late", bytes.length());
        backlog.put(bytes, bench.linkNanos() + delayNanos, Backlog.AT_ONCE);
    }

    @Override
    public void release() {
        backlog.release();
    }

    @Override
    public long discard() {
        return backlog.discard();
    }
}
