package org.wardgate.device.profile.framing;

import org.wardgate.device.profile.language.ChecksumKeys.Crc;

/** A cyclic redundancy check of the Rocksoft model, a byte at a time by a table. Immutable. */
final class CrcTable implements Checksum.Algorithm {
    private final int width;
    private final long mask;
    private final boolean reflected;
    private final long initial;
    private final long xorOut;
    private final long[] table = new long[256];

    CrcTable(Crc parameters) {
        width = parameters.width();
        mask = (1L << width) - 1;
        reflected = parameters.reflected();
        initial = reflected
                ? reverse(parameters.initial().value())
                : parameters.initial().value();
        xorOut = parameters.xorOut().value();
        long polynomial = parameters.polynomial().value();
        for (int i = 0; i < table.length; i++) {
            table[i] = reflected ? entryFromBelow(i, reverse(polynomial)) : entryFromAbove(i, polynomial);
        }
    }

    @Override
    public long over(byte[] frame, int from, int end) {
        long register = initial;
        if (reflected) {
            for (int i = from; i < end; i++) {
                register = register >>> 8 ^ table[(int) (register ^ frame[i]) & 0xFF];
            }
        } else {
            for (int i = from; i < end; i++) {
                register = register << 8 & mask ^ table[(int) (register >>> width - 8 ^ frame[i]) & 0xFF];
            }
        }
        return register ^ xorOut;
    }

    private long entryFromAbove(int index, long polynomial) {
        long value = (long) index << width - 8;
        for (int bit = 0; bit < 8; bit++) {
            value = (value >>> width - 1 & 1) != 0 ? (value << 1 ^ polynomial) & mask : value << 1 & mask;
        }
        return value;
    }

    private static long entryFromBelow(int index, long reversed) {
        long value = index;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 1) != 0 ? value >>> 1 ^ reversed : value >>> 1;
        }
        return value;
    }

    private long reverse(long value) {
        return Long.reverse(value) >>> Long.SIZE - width;
    }
}
