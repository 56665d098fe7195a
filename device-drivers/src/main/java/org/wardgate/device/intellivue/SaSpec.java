package org.wardgate.device.intellivue;

import org.wardgate.bytes.Bytes;

/**
 * How the samples of a curve are stored (type SaSpec).
 *
 * @param sampleBits the width of a sample on the wire, 8 or 16.
 * @param significantBits the bits of it that are the sample; those above are marks such as a pacer spike.
 */
record SaSpec(int sampleBits, int significantBits) {
    static final int LENGTH = 6;

    static SaSpec parse(Cursor in) {
        in.u16(); // samples a message, which their length tells as well
        return new SaSpec(in.u8(), in.u8());
    }

    /** Whether samples of this kind can be read. */
    boolean isReadable() {
        return (sampleBits == 8 || sampleBits == 16) && significantBits >= 1 && significantBits <= sampleBits;
    }

    /** The samples, without the marks. */
    int[] samples(Bytes bytes) {
        int width = sampleBits / 8;
        int mask = (1 << significantBits) - 1;
        int[] samples = new int[bytes.length() / width];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (width == 1 ? bytes.u8(i) : bytes.u16(2 * i)) & mask;
        }
        return samples;
    }
}
