package org.wardgate.simulator.fault;

import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.Paced} at work. */
final class Pace implements Stage {
    private final Bench bench;
    private final int baud;
    private final Backlog backlog;

    Pace(Bench bench, int baud, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.baud = baud;
        this.backlog = new Backlog(bench, outlet);
    }

    @Override
    public void pass(Bytes bytes) {
        bench.count("line-bytes-paced", bytes.length());
        backlog.put(bytes, bench.linkNanos(), baud);
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
