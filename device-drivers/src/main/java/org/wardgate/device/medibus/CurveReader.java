package org.wardgate.device.medibus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.time.Timestamp;

/**
 * Cuts the fast bytes of a line, 80H to FFH, into records of curves: a sync byte {@code 1101ssss}, whose bits name the streams
 * that follow, and pairs of bytes, each a value ({@code 10dddddd 10dddddd}) or a sync-command ({@code 1100cccc 1100aaaa}). The
 * format has no check but this shape; a record is whole when the next begins. Source: MEDIBUS 4.03, real-time data.
 */
final class CurveReader {
    /** A sync byte, twelve values and some commands. */
    static final int LONGEST = 64;

    /** Sync-commands that name further streams of a record. MEDIBUS 4.03, sync-commands. */
    static final int STREAMS_5_TO_8 = 0xC4;

    static final int STREAMS_9_TO_12 = 0xC5;

    private final byte[] record = new byte[LONGEST];
    private int length;
    private @Nullable Timestamp lastByte;

    boolean isOpen() {
        return length > 0;
    }

    /** Takes fast bytes, from an index to one before another. */
    void take(byte[] bytes, int from, int to, Timestamp received, List<Object> out) {
        int noise = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xF0) == 0xD0) {
                end(out);
                record[length++] = bytes[i];
            } else if (length == 0) {
                noise++;
            } else if (length == LONGEST) {
                out.add(new Dropped(Reason.TOO_LONG, length + 1, received));
                length = 0;
            } else {
                record[length++] = bytes[i];
            }
            lastByte = received;
        }
        if (noise > 0) {
            out.add(new Dropped(Reason.NOISE, noise, received));
        }
    }

    /** The record in progress is over: verifies it. */
    void end(List<Object> out) {
        Timestamp received = lastByte;
        if (length > 0 && received != null) {
            out.add(
                    isWhole()
                            ? new Frame(Bytes.copyOf(record, 0, length), received)
                            : new Dropped(Reason.BAD_LENGTH, length, received));
        }
        length = 0;
    }

    /** Whether as many values came as the record names streams, and nothing but pairs. */
    private boolean isWhole() {
        int streams = Integer.bitCount(record[0] & 0x0F);
        int values = 0;
        if (length % 2 == 0 || length < 3) {
            return false;
        }
        for (int i = 1; i < length; i += 2) {
            int first = record[i] & 0xFF;
            int second = record[i + 1] & 0xFF;
            if ((first & 0xC0) == 0x80 && (second & 0xC0) == 0x80) {
                values++;
            } else if ((first & 0xF0) == 0xC0 && (second & 0xF0) == 0xC0) {
                boolean names = first == STREAMS_5_TO_8 || first == STREAMS_9_TO_12;
                streams += names ? Integer.bitCount(second & 0x0F) : 0;
            } else {
                return false;
            }
        }
        return values == streams;
    }
}
