package org.wardgate.simulator.nonin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.nonin.Reading.Signal;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.time.TimeSource;

/** A finger that is measured. The display's numbers are renewed every 1.5 s, and kept for 10 s when nothing is measured. */
final class Measurement {
    private static final long RENEWAL_NANOS = Duration.ofMillis(1500).toNanos();
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final Patient patient;
    private final TimeSource time;
    private Numbers display = Numbers.MISSING;
    private boolean fingerOff;
    private boolean lost = true;
    private long lostNanos;
    private long renewalNanos;

    Measurement(Patient patient, TimeSource time) {
        this.patient = patient;
        this.time = time;
    }

    /** As after power-on. */
    void reset() {
        display = Numbers.MISSING;
        lost = true;
    }

    void setFingerOff(boolean isOff) {
        fingerOff = isOff;
    }

    boolean isFingerOff() {
        return fingerOff;
    }

    /** What is measured now. */
    Reading read() {
        Vitals vitals = patient.vitals();
        Decimal saturation = vitals.oxygenSaturationPercent();
        Decimal pulse = vitals.pulsePerMinute();
        Decimal perfusion = vitals.perfusionPercent();
        if (fingerOff || (saturation == null && pulse == null && perfusion == null)) {
            return missed(Signal.NO_FINGER, perfusion);
        }
        if (saturation == null || pulse == null) {
            return missed(Signal.ARTEFACT, perfusion);
        }
        return measured(Numbers.of(pulse, saturation), perfusion);
    }

    private Reading measured(Numbers numbers, @Nullable Decimal perfusion) {
        long now = time.patientNanos();
        if (lost) {
            lost = false;
            renewalNanos = now; // a number from before is never shown as one of this finger
        }
        if (now - renewalNanos >= 0) {
            display = numbers;
            renewalNanos += RENEWAL_NANOS;
        }
        return new Reading(Signal.GOOD, numbers, display, Perfusion.of(perfusion));
    }

    private Reading missed(Signal signal, @Nullable Decimal perfusion) {
        long now = time.patientNanos();
        if (!lost) {
            lost = true;
            lostNanos = now;
        }
        if (now - lostNanos >= KEPT_NANOS) {
            display = Numbers.MISSING;
        }
        return new Reading(signal, Numbers.MISSING, display, Perfusion.of(perfusion));
    }
}
