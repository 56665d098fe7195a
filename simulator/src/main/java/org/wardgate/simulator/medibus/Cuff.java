package org.wardgate.simulator.medibus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Pressure;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** A cuff that measures by itself, the first time after 5 s, for 15 s each. */
final class Cuff {
    private static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    private static final Duration MEASUREMENT = Duration.ofSeconds(15);

    private final DeviceWire wire;
    private final Patient patient;
    private final @Nullable Duration interval;
    private Timer timer = Timer.NONE;
    private @Nullable Metronome cycle;
    private @Nullable Pressure last;
    private long measuredNanos;

    Cuff(DeviceWire wire, Patient patient, @Nullable Duration interval) {
        this.wire = wire;
        this.patient = patient;
        this.interval = interval;
    }

    void start() {
        if (interval != null) {
            timer = wire.schedule(
                    Face.PATIENT,
                    FIRST_AFTER,
                    () -> cycle = Metronome.start(wire, interval, Metronome.ENDLESS, number -> inflate()));
        }
    }

    void stop() {
        timer.cancel();
        if (cycle != null) {
            cycle.stop();
        }
        last = null;
    }

    /** What it found last; null before the first time, and when it found nothing. */
    @Nullable
    Pressure last() {
        return last;
    }

    /** Whole minutes since then. */
    long minutes() {
        return Duration.ofNanos(wire.time().patientNanos() - measuredNanos).toMinutes();
    }

    private void inflate() {
        timer = wire.schedule(Face.PATIENT, MEASUREMENT, () -> {
            last = patient.cuffPressure(MEASUREMENT);
            measuredNanos = wire.time().patientNanos();
        });
    }
}
