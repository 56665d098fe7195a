package org.wardgate.device.dri;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.time.Timestamp;

/**
 * The alerts that stand, by who says so: a source that speaks again says all that it has to say, and a source that is silent has
 * taken nothing back.
 */
final class AlertBook {
    private final StandingAlerts standing;
    private final Map<String, Map<String, Alert>> sources = new LinkedHashMap<>();

    AlertBook(DriverContext context) {
        this.standing = new StandingAlerts(context);
    }

    /** Whoever listens has forgotten what was told: what still stands is told again with the next news of any source. */
    void forgotten() {
        standing.forgotten();
    }

    /** What a source last said; empty where it said nothing yet. */
    Map<String, Alert> of(String source) {
        return sources.getOrDefault(source, Map.of());
    }

    /** Takes all that a source says now, by code, and tells what has changed. */
    void update(String source, Map<String, Alert> alerts, Timestamp received, @Nullable LocalDateTime time) {
        sources.put(source, Map.copyOf(alerts));
        tell(received, time);
    }

    /** The monitor is another one: nothing stands any more. */
    void endAll(Timestamp received) {
        sources.clear();
        tell(received, null);
    }

    private void tell(Timestamp received, @Nullable LocalDateTime time) {
        Map<String, Alert> now = new LinkedHashMap<>();
        for (Map<String, Alert> alerts : sources.values()) {
            alerts.forEach((code, alert) ->
                    now.merge(code, alert, (one, other) -> other.priority().isAbove(one.priority()) ? other : one));
        }
        standing.accept(now, received, time);
    }
}
