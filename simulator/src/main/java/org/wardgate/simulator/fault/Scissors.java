package org.wardgate.simulator.fault;

import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.Cut} at work. */
final class Scissors implements Stage {
    private final Bench bench;
    private final Consumer<Bytes> outlet;
    private int left;
    private boolean done;

    Scissors(Bench bench, int afterBytes, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.left = afterBytes;
        this.outlet = outlet;
    }

    @Override
    public void pass(Bytes bytes) {
        if (done || bytes.length() < left) {
            left -= done ? 0 : bytes.length();
            outlet.accept(bytes);
            return;
        }
        done = true;
        outlet.accept(bytes.slice(0, left));
        bench.count("line-cuts", 1);
        bench.pullCable();
        outlet.accept(bytes.slice(left, bytes.length() - left)); // into the air: the line counts it as lost
    }
}
