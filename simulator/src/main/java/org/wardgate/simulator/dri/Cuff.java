package org.wardgate.simulator.dri;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Pressure;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** A cuff that measures by itself at an even interval of patient time. */
final class Cuff {
    static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    static final Duration MEASUREMENT = Duration.ofSeconds(15);

    /** Older values are marked. GE 8005313, NIBP label. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final DeviceWire wire;
    private final Patient patient;
    private final @Nullable Duration interval;
    private Timer first = Timer.NONE;
    private Timer end = Timer.NONE;
    private @Nullable Metronome cycle;
    private boolean measuring;
    private @Nullable Pressure found;
    private long foundNanos;

    Cuff(DeviceWire wire, Patient patient, @Nullable Duration interval) {
        this.wire = wire;
        this.patient = patient;
        this.interval = interval;
    }

    void powerOn() {
        powerOff();
        measuring = false;
        found = null;
        if (interval != null) {
            first = wire.schedule(
                    Face.PATIENT,
                    FIRST_AFTER,
                    () -> cycle = Metronome.start(wire, interval, Metronome.ENDLESS, number -> inflate()));
        }
    }

    void powerOff() {
        first.cancel();
        end.cancel();
        if (cycle != null) {
            cycle.stop();
        }
    }

    boolean isConnected() {
        return interval != null;
    }

    boolean isMeasuring() {
        return measuring;
    }

    /** What was found last; null before the first measurement, and after one that found nothing. */
    @Nullable
    Pressure found() {
        return found;
    }

    boolean isOld() {
        return wire.time().patientNanos() - foundNanos > FRESH.toNanos();
    }

    private void inflate() {
        measuring = true;
        end = wire.schedule(Face.PATIENT, MEASUREMENT, () -> {
            measuring = false;
            found = patient.cuffPressure(MEASUREMENT);
            foundNanos = wire.time().patientNanos();
        });
    }
}
