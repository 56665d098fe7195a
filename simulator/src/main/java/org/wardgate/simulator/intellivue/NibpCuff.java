package org.wardgate.simulator.intellivue;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Pressure;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** A blood pressure cuff that measures by itself at an even interval of patient time. */
final class NibpCuff {
    static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    /** How long the cuff inflates and deflates; shorter than the shortest interval. */
    static final Duration MEASUREMENT = Duration.ofSeconds(15);

    /**
     * What a measurement found.
     *
     * @param pressure the pressure that it found; null when there was none to find.
     * @param at its end, by the monitor's clock.
     */
    record Measurement(@Nullable Pressure pressure, LocalDateTime at) {}

    private final DeviceWire wire;
    private final Patient patient;
    private final @Nullable Duration interval;
    private final DeviceClock clock;
    private Timer first = Timer.NONE;
    private Timer end = Timer.NONE;
    private @Nullable Metronome cycle;
    private boolean measuring;
    private @Nullable Measurement last;

    /**
     * A cuff.
     *
     * @param interval from the start of a measurement to the next; null when there is no cuff.
     */
    NibpCuff(DeviceWire wire, Patient patient, @Nullable Duration interval, DeviceClock clock) {
        this.wire = wire;
        this.patient = patient;
        this.interval = interval;
        this.clock = clock;
    }

    void powerOn() {
        powerOff();
        last = null;
        measuring = false;
        if (interval != null) {
            first = wire.schedule(Face.PATIENT, FIRST_AFTER, () -> startCycle(interval));
        }
    }

    void powerOff() {
        first.cancel();
        end.cancel();
        if (cycle != null) {
            cycle.stop();
        }
    }

    boolean connected() {
        return interval != null;
    }

    boolean measuring() {
        return measuring;
    }

    /** The newest finished measurement; null before the first. */
    @Nullable
    Measurement last() {
        return last;
    }

    private void startCycle(Duration period) {
        cycle = Metronome.start(wire, period, Metronome.ENDLESS, number -> inflate());
    }

    private void inflate() {
        measuring = true;
        end = wire.schedule(Face.PATIENT, MEASUREMENT, this::deflated);
    }

    private void deflated() {
        measuring = false;
        last = new Measurement(patient.cuffPressure(MEASUREMENT), clock.wall());
    }
}
