package org.wardgate.testing;

import java.util.SplittableRandom;

/**
 * A property check on seeded randomness: {@code -Dwardgate.gen.seed} and {@code -Dwardgate.gen.tries} override. A failure names
 * the seed and the try, which repeat it.
 */
public final class Gen {
    private Gen() {}

    /** What must hold for every source of randomness. */
    public interface Property {
        void check(SplittableRandom random) throws Exception;
    }

    /** Checks a property {@code tries} times, each with a random source of its own that depends on the seed and the try alone. */
    public static void check(long seed, int tries, Property property) {
        long theSeed = Long.getLong("wardgate.gen.seed", seed);
        int theTries = Integer.getInteger("wardgate.gen.tries", tries);
        for (int i = 0; i < theTries; i++) {
            try {
                property.check(new SplittableRandom(theSeed * 1_000_003 + i));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + theSeed + ", try " + i + ": " + e.getMessage(), e);
            }
        }
    }

    /** Random bytes. */
    public static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
