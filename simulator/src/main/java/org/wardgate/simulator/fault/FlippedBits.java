package org.wardgate.simulator.fault;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/** {@link LineFault.BitErrors} at work. */
final class FlippedBits implements Stage {
    private final Bench bench;
    private final double rate;
    private final SplittableRandom random;
    private final Consumer<Bytes> outlet;

    FlippedBits(Bench bench, double rate, SplittableRandom random, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.rate = rate;
        this.random = random;
        this.outlet = outlet;
    }

    @Override
    public void pass(Bytes bytes) {
        byte[] out = bytes.toArray();
        int flipped = 0;
        int hit = 0;
        for (int i = 0; i < out.length; i++) {
            int mask = 0;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if (random.nextDouble() < rate) {
                    mask |= 1 << bit;
                }
            }
            out[i] ^= (byte) mask;
            flipped += Integer.bitCount(mask);
            hit += mask == 0 ? 0 : 1;
        }
        bench.count("line-bits-flipped", flipped);
        bench.count("line-bytes-flipped", hit);
        outlet.accept(Bytes.copyOf(out));
    }
}
