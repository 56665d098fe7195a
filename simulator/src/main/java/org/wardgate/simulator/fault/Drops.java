package org.wardgate.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.DroppedBytes} at work. */
final class Drops implements Stage {
    private final Bench bench;
    private final double rate;
    private final SplittableRandom random;
    private final Consumer<Bytes> outlet;

    Drops(Bench bench, double rate, SplittableRandom random, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.rate = rate;
        this.random = random;
        this.outlet = outlet;
    }

    @Override
    public void pass(Bytes bytes) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            if (random.nextDouble() >= rate) {
                kept.write(bytes.u8(i));
            }
        }
        bench.count("line-bytes-dropped", bytes.length() - kept.size());
        if (kept.size() > 0) {
            outlet.accept(Bytes.copyOf(kept.toByteArray()));
        }
    }
}
