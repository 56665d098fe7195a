package org.wardgate.device.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The bytes that have left on one connection, as far back as a command can reach: a device sees no gaps between writes, so that pieces
 * which are harmless one by one can make a command. One for each connection.
 */
final class OutgoingStream {
    private static final int KEPT_BYTES = 1024;

    private Bytes kept = Bytes.empty();

    /** The commands that the next write would complete. */
    List<DeniedCommand> completedBy(Bytes write) {
        Set<DeniedCommand> before = new HashSet<>(DeniedGrammars.find(kept));
        List<DeniedCommand> found = new ArrayList<>(DeniedGrammars.find(join(write)));
        found.removeIf(before::contains);
        return found;
    }

    /** A write has left. */
    void sent(Bytes write) {
        Bytes all = join(write);
        int from = Math.max(0, all.length() - KEPT_BYTES);
        kept = all.slice(from, all.length() - from);
    }

    private Bytes join(Bytes write) {
        byte[] joined = new byte[kept.length() + write.length()];
        System.arraycopy(kept.toArray(), 0, joined, 0, kept.length());
        System.arraycopy(write.toArray(), 0, joined, kept.length(), write.length());
        return Bytes.copyOf(joined);
    }
}
