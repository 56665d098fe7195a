package org.wardgate.recording;

import org.jspecify.annotations.Nullable;
import org.wardgate.time.Timestamp;

/** Line bytes that are missing from a recording in one place, and since when. For use by one thread. */
final class Loss {
    private @Nullable Timestamp since;
    private long bytes;

    void add(Timestamp at, long more) {
        since = since == null ? at : since;
        bytes += more;
    }

    /** Takes over another loss, and leaves it empty. */
    void addAll(Loss other) {
        if (other.since != null) {
            add(other.since, other.bytes);
            other.clear();
        }
    }

    void clear() {
        since = null;
        bytes = 0;
    }

    /** The gap that says so, and this loss is empty; null where it was. */
    @Nullable
    RecordedChunk takeGap() {
        RecordedChunk gap = since == null ? null : RecordedChunk.gap(since, bytes);
        clear();
        return gap;
    }
}
