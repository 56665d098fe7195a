package org.wardgate.recording;

import java.nio.charset.StandardCharsets;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.Timestamp;

/**
 * One record of a recording.
 *
 * @param direction which way the bytes went.
 * @param at when they arrived or left.
 * @param bytes the bytes.
 */
public record RecordedChunk(Direction direction, Timestamp at, Bytes bytes) {

    /** The number of line bytes that were lost here; 0 unless this is a {@link Direction#GAP}. */
    public long lostBytes() {
        return direction == Direction.GAP && bytes.length() == Long.BYTES ? (bytes.u32(0) << 32) | bytes.u32(4) : 0;
    }

    static RecordedChunk gap(Timestamp at, long lostBytes) {
        byte[] count = new byte[Long.BYTES];
        for (int i = 0; i < count.length; i++) {
            count[i] = (byte) (lostBytes >>> (56 - 8 * i));
        }
        return new RecordedChunk(Direction.GAP, at, Bytes.copyOf(count));
    }

    static RecordedChunk mark(Timestamp at, String text) {
        return new RecordedChunk(Direction.MARK, at, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }
}
