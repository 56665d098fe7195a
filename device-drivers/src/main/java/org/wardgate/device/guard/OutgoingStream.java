package org.wardgate.device.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * The writes that have left on one connection, as far back as a command can reach: a device sees no gaps between writes, so that pieces
 * which are harmless one by one can make a command. One for each connection.
 */
final class OutgoingStream {
    private static final int KEPT_BYTES = 1024;

    private final Deque<Bytes> writes = new ArrayDeque<>();
    private Bytes kept = Bytes.empty();

    /** The commands that the next write would make, behind those that have left. */
    List<DeniedCommand> madeWith(Bytes write) {
        return DeniedGrammars.findOnAnyLine(kept.plus(write));
    }

    /**
     * A write has left. What is kept begins with a whole write, and never with one that looks like a command only because those before it
     * are not kept: that would refuse every write after it.
     */
    void sent(Bytes write) {
        writes.add(write);
        kept = kept.plus(write);
        boolean dropped = false;
        while (kept.length() > KEPT_BYTES
                || (dropped && !DeniedGrammars.findOnAnyLine(kept).isEmpty())) {
            int first = writes.remove().length();
            kept = kept.slice(first, kept.length() - first);
            dropped = true;
        }
    }
}
