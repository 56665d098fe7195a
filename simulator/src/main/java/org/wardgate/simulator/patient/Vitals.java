package org.wardgate.simulator.patient;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * What is true of a patient at one moment. Null is "no sensor sees it".
 *
 * @param heartRatePerMinute heart beats per minute.
 * @param oxygenSaturationPercent arterial oxygen saturation in percent.
 * @param respirationPerMinute breaths per minute.
 * @param pressure the arterial pressure.
 */
public record Vitals(
        @Nullable Decimal heartRatePerMinute,
        @Nullable Decimal oxygenSaturationPercent,
        @Nullable Decimal respirationPerMinute,
        @Nullable Pressure pressure) {

    /**
     * An arterial pressure.
     *
     * @param systolicMillimetresOfMercury the systolic pressure.
     * @param diastolicMillimetresOfMercury the diastolic pressure.
     * @param meanMillimetresOfMercury the mean pressure.
     */
    public record Pressure(
            Decimal systolicMillimetresOfMercury,
            Decimal diastolicMillimetresOfMercury,
            Decimal meanMillimetresOfMercury) {}
}
