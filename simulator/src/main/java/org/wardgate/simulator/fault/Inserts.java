package org.wardgate.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.InsertedBytes} at work. */
final class Inserts implements Stage {
    private static final int BYTES = 256;

    private final Bench bench;
    private final double rate;
    private final SplittableRandom random;
    private final Consumer<Bytes> outlet;

    Inserts(Bench bench, double rate, SplittableRandom random, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.rate = rate;
        this.random = random;
        this.outlet = outlet;
    }

    @Override
    public void pass(Bytes bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length() + 1);
        for (int i = 0; i < bytes.length(); i++) {
            if (random.nextDouble() < rate) {
                out.write(random.nextInt(BYTES));
            }
            out.write(bytes.u8(i));
        }
        bench.count("line-bytes-inserted", out.size() - bytes.length());
        outlet.accept(Bytes.copyOf(out.toByteArray()));
    }
}
