package org.wardgate.simulator.device;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Airway;

/**
 * Carbon dioxide at the airway of a patient as a curve over time, and the breaths in it: one generator, so that the curve that a
 * capnometer draws and the numbers that it shows are of the same breath. The shape is ours: inspiration, a steep rise, a plateau that
 * ends at the end-tidal pressure.
 */
public final class Capnogram {
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double EXPIRATION = 0.4;
    private static final double PLATEAU = 0.5;
    private static final double TOP = 0.9;
    private static final double PLATEAU_HEIGHT = 0.92;

    private final Patient patient;
    private double phase;
    private long apnoeaNanos;

    /** A curve that begins with an inspiration. */
    public Capnogram(Patient patient) {
        this.patient = patient;
    }

    /**
     * A moment of the curve.
     *
     * @param millimetresOfMercury the partial pressure.
     * @param endsBreath whether an expiration has ended since the moment before.
     */
    public record Moment(double millimetresOfMercury, boolean endsBreath) {}

    /** Moves on by some patient time, less than a breath takes; null where nothing reaches a capnometer. */
    public @Nullable Moment advance(long nanos) {
        Airway airway = patient.vitals().airway();
        if (airway == null) {
            return null;
        }
        double inspired = airway.inspiredMillimetresOfMercury().toDouble();
        double endTidal = airway.endTidalMillimetresOfMercury().toDouble();
        phase += nanos * airway.breathsPerMinute().toDouble() / NANOS_PER_MINUTE;
        boolean ends = phase >= 1;
        apnoeaNanos = ends ? 0 : apnoeaNanos + nanos;
        phase -= Math.floor(phase);
        boolean breathes = airway.breathsPerMinute().signum() > 0;
        double height = breathes ? Math.max(0, endTidal - inspired) * shape(phase) : 0;
        return new Moment(inspired + height, ends);
    }

    /** For how long no breath has ended. */
    public long nanosWithoutBreath() {
        return apnoeaNanos;
    }

    private static double shape(double phase) {
        if (phase < EXPIRATION) {
            return 0;
        }
        if (phase < PLATEAU) {
            return PLATEAU_HEIGHT * (phase - EXPIRATION) / (PLATEAU - EXPIRATION);
        }
        double onPlateau = Math.min(1, (phase - PLATEAU) / (TOP - PLATEAU));
        return PLATEAU_HEIGHT + (1 - PLATEAU_HEIGHT) * onPlateau;
    }
}
