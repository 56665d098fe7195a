package org.wardgate.simulator.patient;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * What is true of a patient at one moment. Null is "no sensor sees it".
 *
 * @param heartRatePerMinute heart beats per minute.
 * @param oxygenSaturationPercent arterial oxygen saturation in percent, as a finger shows it.
 * @param pulsePerMinute pulse beats per minute, as a finger shows them.
 * @param perfusionPercent how much of the finger's light pulsates, in percent.
 * @param respirationPerMinute how often the chest moves, per minute.
 * @param airway what leaves the airway.
 * @param temperatureCelsius the temperature of the body.
 * @param pressure the arterial pressure.
 */
public record Vitals(
        @Nullable Decimal heartRatePerMinute,
        @Nullable Decimal oxygenSaturationPercent,
        @Nullable Decimal pulsePerMinute,
        @Nullable Decimal perfusionPercent,
        @Nullable Decimal respirationPerMinute,
        @Nullable Airway airway,
        @Nullable Decimal temperatureCelsius,
        @Nullable Pressure pressure) {

    /** A patient of whom only these are known; the pulse is the heart rate, where there is a saturation. */
    public Vitals(
            @Nullable Decimal heartRatePerMinute,
            @Nullable Decimal oxygenSaturationPercent,
            @Nullable Decimal respirationPerMinute,
            @Nullable Pressure pressure) {
        this(
                heartRatePerMinute,
                oxygenSaturationPercent,
                oxygenSaturationPercent == null ? null : heartRatePerMinute,
                null,
                respirationPerMinute,
                null,
                null,
                pressure);
    }

    /**
     * What a capnometer sees.
     *
     * @param endTidalMillimetresOfMercury carbon dioxide at the end of a breath; 0 when no breath has come for 20 s.
     * @param inspiredMillimetresOfMercury carbon dioxide in what is breathed in.
     * @param breathsPerMinute the breaths that carry carbon dioxide.
     */
    public record Airway(
            Decimal endTidalMillimetresOfMercury, Decimal inspiredMillimetresOfMercury, Decimal breathsPerMinute) {}

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
