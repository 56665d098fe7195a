package org.wardgate.simulator.suntech;

import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;

/**
 * Finds the requests of a host: 3A, bytes by which the module knows the length, and what makes the sum of all 0. 79 has two bytes behind
 * it, 17 too, 20 none; of any other command as many as a right sum takes, up to five.
 */
final class RequestReceiver {
    private static final int START = 0x3A;
    private static final int LONGEST = 8;

    private final Counters counters;
    private final byte[] request = new byte[LONGEST];
    private int length;
    private int sum;

    RequestReceiver(Counters counters) {
        this.counters = counters;
    }

    /** As after power-on. */
    void reset() {
        length = 0;
    }

    /** Takes a byte, and gives the request that it completes, without its check; null when there is none yet. */
    @Nullable
    Bytes take(int octet) {
        if (length == 0 && octet != START) {
            counters.add("bytes-ignored");
            return null;
        }
        sum = length == 0 ? octet : sum + octet;
        request[length++] = (byte) octet;
        int whole = whole();
        boolean right = (sum & 0xFF) == 0;
        if (length == whole || (whole == 0 && length >= 3 && (right || length == LONGEST))) {
            int size = length;
            length = 0;
            if (right) {
                return Bytes.copyOf(request, 0, size - 1);
            }
            counters.add("bad-sums");
        }
        return null;
    }

    /** The length of the request that was begun; 0 where only its check can tell. */
    private int whole() {
        if (length < 2) {
            return LONGEST;
        }
        return switch (request[1]) {
            case 0x79, 0x17 -> 5;
            case 0x20 -> 3;
            default -> 0;
        };
    }
}
