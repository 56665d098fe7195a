package org.wardgate.device.intellivue;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** The monitor's date and time of day, eight bytes in BCD without a zone (type AbsoluteTime). */
final class AbsoluteTime {
    static final int LENGTH = 8;

    private AbsoluteTime() {}

    /** The time; null where it is marked unavailable, all {@code FF}, or is none. */
    static @Nullable LocalDateTime parse(Bytes bytes) {
        if (bytes.length() < LENGTH) {
            return null;
        }
        int[] fields = new int[LENGTH - 1]; // the last byte, fractions of a second, is not used by monitors
        for (int i = 0; i < fields.length; i++) {
            int high = bytes.u8(i) >> 4;
            int low = bytes.u8(i) & 0xF;
            if (high > 9 || low > 9) {
                return null;
            }
            fields[i] = 10 * high + low;
        }
        try {
            return LocalDateTime.of(100 * fields[0] + fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
        } catch (DateTimeException e) {
            return null; // digits, and no date
        }
    }
}
