package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.model.Decimal;

/**
 * What is true of a patient from one moment on. A value that is left out goes on as it was; one that was never given is seen by no
 * sensor.
 */
public record PatientPoint(
        @Doc("The moment, in patient time since the scenario's start.")
        Duration at,

        @Doc(
                "Whether the values given here are reached in a straight line from where they were before, or hold at once.")
        @Default("false")
        boolean ramp,

        @Doc("Heart beats per minute.") @Nullable Decimal heartRate,

        @Doc("Arterial oxygen saturation in percent.") @Nullable
        Decimal oxygenSaturation,

        @Doc("Breaths per minute.") @Nullable Decimal respiration,

        @Doc("Systolic arterial pressure in mmHg; the three pressures are given together.") @Nullable
        Decimal systolic,

        @Doc("Diastolic arterial pressure in mmHg.") @Nullable
        Decimal diastolic,

        @Doc("Mean arterial pressure in mmHg.") @Nullable Decimal mean) {

    public PatientPoint {
        if ((systolic == null) != (diastolic == null) || (systolic == null) != (mean == null)) {
            throw new IllegalArgumentException("systolic, diastolic and mean are given together");
        }
    }
}
