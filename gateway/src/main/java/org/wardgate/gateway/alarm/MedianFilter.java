package org.wardgate.gateway.alarm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** The middle one of the last n values. Silent until n have come, so that the first value after a gap is not judged alone. */
final class MedianFilter {
    private final Decimal[] window;
    private int count;

    MedianFilter(int size) {
        window = new Decimal[size];
    }

    /** Takes a value; the median of the last n, or null while fewer have come. */
    @Nullable
    Decimal add(Decimal value) {
        window[count % window.length] = value;
        count++;
        if (count < window.length) {
            return null;
        }
        if (count >= 2 * window.length) {
            count -= window.length;
        }
        Decimal[] sorted = window.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Forgets all values. */
    void reset() {
        count = 0;
    }
}
