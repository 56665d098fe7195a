package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wardgate.model.Decimal;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;

/**
 * How well blood flows under each oximeter. A low perfusion lowers nothing: it stands in the words of what the oximeter
 * measured, so that a person looks at the sensor too.
 */
final class Perfusion {
    /** A perfusion index below this, in percent, is low. */
    static final Decimal LOW = Decimal.parse("0.3");

    /** What an oximeter measures. */
    private static final Set<MetricId> OXIMETRY = Set.of(new Mdc(150456), new Mdc(149530));

    private final long staleNanos;
    private final Map<String, AlarmInput.Perfusion> newest = new HashMap<>();

    /** {@code staleAfter} is the age from which an index is not known any more. */
    Perfusion(Duration staleAfter) {
        staleNanos = staleAfter.toNanos();
    }

    void take(AlarmInput.Perfusion perfusion) {
        newest.put(perfusion.deviceId(), perfusion);
    }

    /** Forgets what was measured. */
    void forget() {
        newest.clear();
    }

    /** Forgets what a device measured. */
    void forget(String deviceId) {
        newest.remove(deviceId);
    }

    /** Whether a value comes from an oximeter under which little blood flows. */
    boolean isLowUnder(Finding finding, long nanos) {
        AlarmInput.Perfusion known = newest.get(finding.deviceId());
        return known != null
                && OXIMETRY.contains(finding.source())
                && nanos - known.measuredNanos() < staleNanos
                && known.percent().compareTo(LOW) < 0;
    }
}
