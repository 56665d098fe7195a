package org.wardgate.simulator.berry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A board as it is switched on.
 *
 * @param nibpInterval how often its cuff measures by itself; null where only somebody at the bed begins a measurement.
 * @param firmware the version that it tells of its firmware.
 * @param hardware the version that it tells of itself.
 */
public record Options(@Nullable Duration nibpInterval, String firmware, String hardware) {

    /** A board whose cuff measures by itself at an interval, or not. */
    public static Options of(@Nullable Duration nibpInterval) {
        return new Options(nibpInterval, "V1.04", "H2.0");
    }
}
