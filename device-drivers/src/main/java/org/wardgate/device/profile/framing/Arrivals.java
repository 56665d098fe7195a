package org.wardgate.device.profile.framing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.wardgate.time.Timestamp;

/**
 * When the bytes that wait for the rest of their frame arrived. A damaged length can make whole frames wait for a while; what they
 * say is then as old as they are. One for each connection.
 */
final class Arrivals {
    private final Deque<Run> runs = new ArrayDeque<>();
    private int waiting;

    /** Bytes that arrived together, as far as they still wait. */
    private record Run(int bytes, Timestamp received) {}

    /** More bytes wait behind the others. */
    void add(int bytes, Timestamp received) {
        runs.addLast(new Run(bytes, received));
        waiting += bytes;
    }

    /** How many bytes wait. */
    int waiting() {
        return waiting;
    }

    /** Takes the first bytes away; when the last of them arrived. */
    Timestamp take(int bytes) {
        waiting -= bytes;
        int left = bytes;
        Run run = runs.removeFirst();
        while (left > run.bytes()) {
            left -= run.bytes();
            run = runs.removeFirst();
        }
        if (left < run.bytes()) {
            runs.addFirst(new Run(run.bytes() - left, run.received()));
        }
        return run.received();
    }
}
