package org.wardgate.simulator.patient;

/** Kinds of adults, by what they are at rest. */
public enum Preset {
    ADULT(72, new ArterialPressure(125, 75), 14, 97.5, 38),
    ANXIOUS(88, new ArterialPressure(142, 86), 14, 97.5, 38),
    ATHLETE(52, new ArterialPressure(118, 70), 14, 97.5, 38),
    ELDERLY(66, new ArterialPressure(148, 72), 14, 95, 38),
    COPD(72, new ArterialPressure(125, 75), 20, 90, 48),
    BETA_BLOCKER(56, new ArterialPressure(125, 75), 14, 97.5, 38);

    static final double TEMPERATURE_CELSIUS = 36.7;
    static final double PERFUSION_PERCENT = 3.0;
    /** Between the arteries and the end of a breath. */
    static final double CARBON_DIOXIDE_STEP = 3;

    private final double heartRate;
    private final ArterialPressure pressure;
    private final double respiration;
    private final double saturation;
    private final double endTidalCarbonDioxide;

    Preset(
            double heartRate,
            ArterialPressure pressure,
            double respiration,
            double saturation,
            double endTidalCarbonDioxide) {
        this.heartRate = heartRate;
        this.pressure = pressure;
        this.respiration = respiration;
        this.saturation = saturation;
        this.endTidalCarbonDioxide = endTidalCarbonDioxide;
    }

    double heartRate() {
        return heartRate;
    }

    ArterialPressure pressure() {
        return pressure;
    }

    double respiration() {
        return respiration;
    }

    double saturation() {
        return saturation;
    }

    double endTidalCarbonDioxide() {
        return endTidalCarbonDioxide;
    }

    /** What the drugs' effects on the heart rate are multiplied by. */
    double heartEffect() {
        return this == BETA_BLOCKER ? 0.4 : 1;
    }

    /** How much less oxygen there is in the arteries than in the lung, in mmHg. */
    double alveolarToArterial() {
        return this == COPD ? 35 : 10;
    }
}
