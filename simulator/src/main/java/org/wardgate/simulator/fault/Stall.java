package org.wardgate.simulator.fault;

import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.Stalled} at work, from its making on. */
final class Stall implements Stage {
    private static final int BITS_PER_BYTE = 10;

    private final Bench bench;
    private final long untilNanos;
    private final int baud;
    private final Consumer<Bytes> outlet;
    private final Backlog backlog;

    Stall(Bench bench, LineFault.Stalled fault, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.untilNanos = bench.linkNanos() + fault.hold().toNanos();
        this.baud = fault.bytesPerSecond() == null ? Backlog.AT_ONCE : fault.bytesPerSecond() * BITS_PER_BYTE;
        this.outlet = outlet;
        this.backlog = new Backlog(bench, outlet);
    }

    @Override
    public void pass(Bytes bytes) {
        if (bench.linkNanos() >= untilNanos && backlog.isEmpty()) {
            outlet.accept(bytes);
            return;
        }
        bench.count("line-bytes-stalled", bytes.length());
        backlog.put(bytes, untilNanos, baud);
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
