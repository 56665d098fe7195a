package org.wardgate.simulator.dri;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated monitor is.
 *
 * @param level its interface level, 2 to 11; from 10 on it sends alarms.
 * @param nibpInterval the time from one cuff measurement to the next, at least 30 s; null when no cuff is connected.
 * @param sensors what is connected besides the cuff.
 * @param clock the monitor's local time at power-on.
 */
public record Options(int level, @Nullable Duration nibpInterval, Set<Sensor> sensors, LocalDateTime clock) {
    static final int LEVEL_WITH_ALARMS = 10;
    private static final Duration SHORTEST_NIBP_INTERVAL = Duration.ofSeconds(30);

    public Options {
        sensors = Set.copyOf(sensors);
        if (level < 2 || level > 11) {
            throw new IllegalArgumentException("the interface level is 2 to 11, not " + level);
        }
        if (nibpInterval != null && nibpInterval.compareTo(SHORTEST_NIBP_INTERVAL) < 0) {
            throw new IllegalArgumentException("the cuff's interval is at least 30 s, not " + nibpInterval);
        }
    }
}
