package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.model.Decimal;

/**
 * What is true of a patient from one moment on. A value that is left out goes on as it was; one that was never given is seen by no
 * sensor.
 *
 * @param at the moment, in patient time since the scenario's start.
 * @param ramp whether the values given here are reached in a straight line from where they were given before; otherwise they hold
 *     from this moment on, at once.
 * @param heartRate heart beats per minute.
 * @param oxygenSaturation arterial oxygen saturation in percent.
 * @param respiration breaths per minute.
 * @param systolic the systolic arterial pressure in mmHg; the three pressures are given together.
 * @param diastolic the diastolic arterial pressure in mmHg.
 * @param mean the mean arterial pressure in mmHg.
 */
public record PatientPoint(
        Duration at,
        @Default("false") boolean ramp,
        @Nullable Decimal heartRate,
        @Nullable Decimal oxygenSaturation,
        @Nullable Decimal respiration,
        @Nullable Decimal systolic,
        @Nullable Decimal diastolic,
        @Nullable Decimal mean) {

    public PatientPoint {
        if ((systolic == null) != (diastolic == null) || (systolic == null) != (mean == null)) {
            throw new IllegalArgumentException("systolic, diastolic and mean are given together");
        }
    }
}
