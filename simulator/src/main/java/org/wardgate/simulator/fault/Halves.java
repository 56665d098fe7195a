package org.wardgate.simulator.fault;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.Partial} at work. */
final class Halves implements Stage {
    private static final long SAME_ANSWER_NANOS = 5_000_000;

    private final Bench bench;
    private final int firstBytes;
    private final @Nullable Duration pause;
    private final int every;
    private final Backlog backlog;
    private int answers;
    private int passed;
    private long beganNanos;
    private long heardNanos;

    Halves(Bench bench, LineFault.Partial fault, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.firstBytes = fault.firstBytes();
        this.pause = fault.pause();
        this.every = fault.every();
        this.backlog = new Backlog(bench, outlet);
    }

    @Override
    public void pass(Bytes bytes) {
        long now = bench.linkNanos();
        if (answers == 0 || now - heardNanos > SAME_ANSWER_NANOS) {
            answers++;
            passed = 0;
            beganNanos = now;
        }
        heardNanos = now;
        int first = answers % every == 0 ? Math.min(firstBytes - passed, bytes.length()) : bytes.length();
        passed += answers % every == 0 ? first : 0;
        backlog.put(bytes.slice(0, first), now, Backlog.AT_ONCE);
        Bytes rest = bytes.slice(first, bytes.length() - first);
        if (pause == null) {
            bench.count("line-bytes-withheld", rest.length());
        } else {
            bench.count("line-bytes-late", rest.length());
            backlog.put(rest, beganNanos + pause.toNanos(), Backlog.AT_ONCE);
        }
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
