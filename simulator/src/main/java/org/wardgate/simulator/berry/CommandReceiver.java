package org.wardgate.simulator.berry;

import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;

/** Finds the commands of a host, which all have six bytes: 55 AA 04, command, parameter, inverted sum. */
final class CommandReceiver {
    private static final int LENGTH = 6;
    private static final int[] MARK = {0x55, 0xAA, 0x04};

    private final Counters counters;
    private final byte[] window = new byte[LENGTH];
    private int length;

    CommandReceiver(Counters counters) {
        this.counters = counters;
    }

    /** As after power-on. */
    void reset() {
        length = 0;
    }

    /** Takes a byte, and gives the command that it completes; null when there is none yet. */
    @Nullable
    BoardFrame take(int octet) {
        window[length++] = (byte) octet;
        while (length > 0 && !begins()) {
            shift();
        }
        if (length < LENGTH) {
            return null;
        }
        int sum = ~(window[2] + window[3] + window[4]) & 0xFF;
        if (sum != (window[5] & 0xFF)) {
            counters.add("bad-sums");
            do {
                shift();
            } while (length > 0 && !begins());
            return null;
        }
        length = 0;
        return new BoardFrame(window[3] & 0xFF, Bytes.copyOf(window, 4, 1));
    }

    private boolean begins() {
        for (int i = 0; i < Math.min(length, MARK.length); i++) {
            if ((window[i] & 0xFF) != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private void shift() {
        counters.add("bytes-ignored");
        length--;
        System.arraycopy(window, 1, window, 0, length);
    }
}
