package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;

/** A patient who follows a script: the values are a function of patient time and of nothing else. */
public final class ScriptedPatient implements Patient {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final LongSupplier elapsedNanos;
    private final Track heartRate;
    private final Track oxygenSaturation;
    private final Track respiration;
    private final Track systolic;
    private final Track diastolic;
    private final Track mean;

    /**
     * A patient.
     *
     * @param points the script, in order of time.
     * @param elapsedNanos patient time since the scenario's start.
     */
    public ScriptedPatient(List<PatientPoint> points, LongSupplier elapsedNanos) {
        this.elapsedNanos = elapsedNanos;
        this.heartRate = new Track(points, PatientPoint::heartRate);
        this.oxygenSaturation = new Track(points, PatientPoint::oxygenSaturation);
        this.respiration = new Track(points, PatientPoint::respiration);
        this.systolic = new Track(points, PatientPoint::systolic);
        this.diastolic = new Track(points, PatientPoint::diastolic);
        this.mean = new Track(points, PatientPoint::mean);
    }

    @Override
    public Vitals vitals() {
        long now = elapsedNanos.getAsLong();
        Decimal high = systolic.at(now);
        Decimal low = diastolic.at(now);
        Decimal middle = mean.at(now);
        return new Vitals(
                heartRate.at(now),
                oxygenSaturation.at(now),
                respiration.at(now),
                high == null || low == null || middle == null ? null : new Vitals.Pressure(high, low, middle));
    }

    @Override
    public double beats(long nanosAgo) {
        return heartRate.integral(elapsedNanos.getAsLong() - nanosAgo) / NANOS_PER_MINUTE;
    }

    /** One value over time. */
    private static final class Track {
        private final List<Knot> knots = new ArrayList<>();

        private Track(List<PatientPoint> points, Function<PatientPoint, @Nullable Decimal> component) {
            for (PatientPoint point : points) {
                Decimal value = component.apply(point);
                if (value != null) {
                    knots.add(new Knot(nanos(point.at()), value, point.ramp()));
                }
            }
        }

        private @Nullable Decimal at(long now) {
            Knot before = null;
            for (Knot knot : knots) {
                if (knot.nanos > now) {
                    return before != null && knot.ramp ? between(before, knot, now) : valueOf(before);
                }
                before = knot;
            }
            return valueOf(before);
        }

        /** The value times nanoseconds from the first knot on; 0 before it. */
        private double integral(long now) {
            double sum = 0;
            for (int i = 0; i < knots.size() && knots.get(i).nanos < now; i++) {
                Knot knot = knots.get(i);
                Knot next = i + 1 < knots.size() ? knots.get(i + 1) : null;
                long until = next == null ? now : Math.min(now, next.nanos);
                double from = knot.value.toDouble();
                double slope =
                        next != null && next.ramp ? (next.value.toDouble() - from) / (next.nanos - knot.nanos) : 0;
                double length = until - knot.nanos;
                sum += length * (from + slope * length / 2);
            }
            return sum;
        }

        private static @Nullable Decimal valueOf(@Nullable Knot knot) {
            return knot == null ? null : knot.value;
        }

        /** In a straight line, with as many decimals as the finer of the two has. */
        private static Decimal between(Knot before, Knot after, long now) {
            double part = (double) (now - before.nanos) / (after.nanos - before.nanos);
            double from = before.value.toDouble();
            double value = from + (after.value.toDouble() - from) * part;
            int exponent = Math.min(0, Math.min(before.value.exponent(), after.value.exponent()));
            return new Decimal(Math.round(value * Math.pow(10, -exponent)), exponent);
        }

        private static long nanos(Duration duration) {
            return duration.toNanos();
        }
    }

    private record Knot(long nanos, Decimal value, boolean ramp) {}
}
