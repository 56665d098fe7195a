package org.wardgate.simulator.device;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Pressure;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A cuff that is filled in 2 s and let down by 5 mmHg a second, 22 s in all of patient time, when somebody wants it or at an even
 * interval. What it finds is what the patient's cuff pressure was over that time. The ramp is ours; real ones end sooner or try again.
 */
public final class Cuff {
    /** How long a measurement takes that finds something. */
    public static final Duration MEASUREMENT = Duration.ofSeconds(22);

    /** After what time of filling a cuff that is not on an arm is given up. */
    public static final Duration GIVEN_UP = Duration.ofSeconds(5);

    /** When the first measurement by itself begins after power-on. */
    public static final Duration FIRST_AFTER = Duration.ofSeconds(5);

    private static final double FULL = 160;
    private static final double FILLED_AFTER = 2;
    private static final double LET_DOWN_PER_SECOND = 5;
    private static final double LOOSE = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    /** How a measurement ends. */
    public enum Outcome {
        /** It found a pressure. */
        FOUND,
        /** The cuff could not be filled. */
        LOOSE,
        /** There was nothing to find, as when the patient moves. */
        NO_SIGNAL,
        /** Somebody ended it. */
        STOPPED
    }

    /**
     * The end of a measurement.
     *
     * @param outcome how it ended.
     * @param pressure what it found; null where it found nothing.
     */
    public record End(Outcome outcome, @Nullable Pressure pressure) {}

    private final DeviceWire wire;
    private final Patient patient;
    private final @Nullable Duration interval;
    private final Consumer<End> ended;
    private @Nullable Metronome cycle;
    private Timer first = Timer.NONE;
    private Timer end = Timer.NONE;
    private boolean off;
    private boolean measuring;
    private long beganNanos;

    /**
     * A cuff that is at rest.
     *
     * @param interval from the begin of a measurement to the next; null where only somebody at the bed begins one.
     * @param ended is told of the end of each.
     */
    public Cuff(DeviceWire wire, Patient patient, @Nullable Duration interval, Consumer<End> ended) {
        this.wire = wire;
        this.patient = patient;
        this.interval = interval;
        this.ended = ended;
    }

    /** From now on it measures at its interval. */
    public void powerOn() {
        powerOff();
        if (interval != null) {
            first = wire.schedule(
                    Face.PATIENT,
                    FIRST_AFTER,
                    () -> cycle = Metronome.start(wire, interval, Metronome.ENDLESS, number -> measure()));
        }
    }

    /** It is let down, and nobody is told. */
    public void powerOff() {
        first.cancel();
        end.cancel();
        measuring = false;
        if (cycle != null) {
            cycle.stop();
            cycle = null;
        }
    }

    /** A measurement begins; nothing where one goes on already. */
    public void measure() {
        if (measuring) {
            return;
        }
        measuring = true;
        beganNanos = wire.time().patientNanos();
        end = wire.schedule(Face.PATIENT, off ? GIVEN_UP : MEASUREMENT, this::finish);
    }

    /** Somebody ends the measurement; nothing where none goes on. */
    public void stop() {
        if (measuring) {
            end.cancel();
            end(new End(Outcome.STOPPED, null));
        }
    }

    /** It comes off the arm, or is put on again; counts for the next measurement. */
    public void setOff(boolean isOff) {
        off = isOff;
    }

    /** Whether a measurement goes on. */
    public boolean isMeasuring() {
        return measuring;
    }

    /** The pressure in it now, in mmHg. */
    public int pressure() {
        if (!measuring) {
            return 0;
        }
        double seconds = (wire.time().patientNanos() - beganNanos) / NANOS_PER_SECOND;
        double filled = Math.min(1, seconds / FILLED_AFTER);
        double now = filled * FULL - Math.max(0, seconds - FILLED_AFTER) * LET_DOWN_PER_SECOND;
        return (int) Math.round(off ? filled * LOOSE : now);
    }

    private void finish() {
        Pressure pressure = off ? null : patient.cuffPressure(MEASUREMENT);
        Outcome otherwise = off ? Outcome.LOOSE : Outcome.NO_SIGNAL;
        end(new End(pressure == null ? otherwise : Outcome.FOUND, pressure));
    }

    private void end(End how) {
        measuring = false;
        ended.accept(how);
    }
}
