package org.wardgate.gateway.ward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.model.UnitConversion;

/**
 * Brings readings of different devices to one form: one code for one quantity, one unit for one metric, and no value that cannot
 * be. What it does not know it leaves as it is. Pure.
 */
final class Normaliser {
    /**
     * The older codes of a cuff's pressures and one of the plethysmogram's pulse, ISO/IEEE 11073-10101 partition 2, and those that
     * are used here.
     */
    private static final Map<MetricId, MetricId> SYNONYMS = Map.of(
            new Mdc(150301),
            new Mdc(150021),
            new Mdc(150302),
            new Mdc(150022),
            new Mdc(150303),
            new Mdc(150023),
            new Mdc(149538),
            new Mdc(149530));

    private static final MetricId PERFUSION_INDEX = new Mdc(150448);

    private static final int NO_PRESSURE = 0;
    private static final int SYSTOLIC = 1;
    private static final int DIASTOLIC = 2;
    private static final int MEAN = 3;

    private Normaliser() {}

    /** Normalises what arrived together. */
    static List<Reading> normalise(List<Reading> readings) {
        List<Reading> normal = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            normal.add(normalise(reading));
        }
        // all are looked at before any is changed: the parts of an impossible pressure go together
        return normal.stream()
                .map(reading -> contradicts(reading, normal)
                        ? with(reading, reading.metric(), new Missing(Measurement.Reason.UNREADABLE))
                        : reading)
                .toList();
    }

    private static Reading normalise(Reading reading) {
        MetricId metric = SYNONYMS.getOrDefault(reading.metric(), reading.metric());
        Optional<Metric> known = MetricCatalogue.find(metric);
        if (known.isEmpty() || !(reading.measurement() instanceof Value value)) {
            return metric == reading.metric() ? reading : with(reading, metric, reading.measurement());
        }
        Optional<Decimal> converted =
                UnitConversion.convert(value.value(), value.unit(), known.get().unit());
        if (converted.isEmpty()) {
            return with(reading, metric, value);
        }
        Decimal number = converted.get();
        Measurement measurement = known.get().isPhysical(number)
                ? new Value(number, known.get().unit(), value.quality())
                : new Missing(Measurement.Reason.UNREADABLE);
        return with(reading, metric, measurement);
    }

    /**
     * A systolic pressure that is not above the diastolic one of the same place is no pressure, and neither is the other. The same
     * goes for one measurement of a series whose mean does not lie between the two; those of a stream are averaged each in its own
     * way and may cross by rounding.
     */
    private static boolean contradicts(Reading reading, List<Reading> together) {
        int pressure = pressure(reading.metric());
        if (pressure == NO_PRESSURE) {
            return false;
        }
        Decimal systolic = find(new Mdc(pressure + SYSTOLIC), reading, together);
        Decimal diastolic = find(new Mdc(pressure + DIASTOLIC), reading, together);
        if (systolic != null && diastolic != null && systolic.compareTo(diastolic) <= 0) {
            return true;
        }
        Decimal mean = reading.episode() == null ? null : find(new Mdc(pressure + MEAN), reading, together);
        return mean != null
                && ((systolic != null && mean.compareTo(systolic) > 0)
                        || (diastolic != null && mean.compareTo(diastolic) < 0));
    }

    /** The code of the pressure that a metric is the systolic, diastolic or mean of: the parts follow it in this order. */
    private static int pressure(MetricId metric) {
        boolean judged = Signal.of(metric).filter(Signal::isBloodPressure).isPresent();
        return judged && metric instanceof Mdc mdc ? mdc.code() & -4 : NO_PRESSURE;
    }

    private static @Nullable Decimal find(MetricId metric, Reading like, List<Reading> together) {
        for (Reading reading : together) {
            if (reading.metric().equals(metric)
                    && reading.channel().equals(like.channel())
                    && reading.header().deviceId().equals(like.header().deviceId())
                    && reading.measurement() instanceof Value value
                    && value.unit().equals(Unit.MMHG)) {
                return value.value();
            }
        }
        return null;
    }

    /** Whether a cuff's pressure was refused because it cannot be true. */
    static boolean isImplausibleCuff(Reading reading) {
        return reading.episode() != null
                && pressure(reading.metric()) != NO_PRESSURE
                && reading.measurement().equals(new Missing(Measurement.Reason.UNREADABLE));
    }

    /** The perfusion index under an oximeter, in percent; monitors that give it without a unit mean percent too. */
    static Optional<Decimal> perfusionPercent(Reading reading) {
        return reading.metric().equals(PERFUSION_INDEX)
                        && reading.measurement() instanceof Value value
                        && isFromPatient(value)
                        && (value.unit().equals(Unit.PERCENT) || value.unit().equals(Unit.ONE))
                ? Optional.of(value.value())
                : Optional.empty();
    }

    /** Whether a value may be judged by rules: in the signal's unit, and not from a demonstration or service mode. */
    static boolean isUsable(Value value, Signal signal) {
        return value.unit().equals(signal.unit()) && isFromPatient(value);
    }

    /** Whether a value is about a patient, and not from a demonstration or service mode. */
    static boolean isFromPatient(Value value) {
        return value.quality() != Quality.DEMO && value.quality() != Quality.TEST;
    }

    private static Reading with(Reading reading, MetricId metric, Measurement measurement) {
        return new Reading(
                reading.header(), metric, reading.channel(), reading.label(), measurement, reading.episode());
    }
}
