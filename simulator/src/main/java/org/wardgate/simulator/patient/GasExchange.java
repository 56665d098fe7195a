package org.wardgate.simulator.patient;

/**
 * Carbon dioxide and oxygen in the arterial blood, and how they follow the breathing. Ours throughout but for the curve of
 * saturation, which is Severinghaus'; partial pressures are in mmHg.
 */
final class GasExchange {
    private static final double RESPIRATORY_QUOTIENT = 0.8;
    private static final double ROOM_AIR_MILLIMETRES_OF_MERCURY = 0.21 * 713;
    private static final double LEAST_VENTILATION = 0.05;
    private static final double CARBON_DIOXIDE_MINUTES = 4;
    private static final double FIRST_RISE_PER_MINUTE = 8;
    private static final double LATER_RISE_PER_MINUTE = 3.5;
    private static final double APNOEIC_OXYGEN_FALL_PER_MINUTE = 50;
    private static final double OXYGEN_SECONDS = 15;
    private static final double SECONDS_PER_MINUTE = 60;

    private final double normalCarbonDioxide;
    private final double alveolarToArterial;
    private double carbonDioxide;
    private double oxygen;
    private double apnoeaSeconds;

    /**
     * A patient in balance.
     *
     * @param carbonDioxide the arterial partial pressure at rest.
     * @param alveolarToArterial how much less oxygen there is in the arteries than in the lung.
     */
    GasExchange(double carbonDioxide, double alveolarToArterial) {
        this.normalCarbonDioxide = carbonDioxide;
        this.alveolarToArterial = alveolarToArterial;
        this.carbonDioxide = carbonDioxide;
        this.oxygen = balancedOxygen();
    }

    double carbonDioxide() {
        return carbonDioxide;
    }

    double oxygen() {
        return oxygen;
    }

    /** Oxygen saturation in percent. */
    double saturation() {
        return saturation(oxygen);
    }

    /** How long no gas has moved. */
    double apnoeaSeconds() {
        return apnoeaSeconds;
    }

    /**
     * Moves on.
     *
     * @param ventilation what is breathed, in parts of what it is at rest; 0 is apnoea.
     */
    void advance(double seconds, double ventilation) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        double target = normalCarbonDioxide / Math.max(ventilation, LEAST_VENTILATION);
        double most = apnoeaSeconds < SECONDS_PER_MINUTE ? FIRST_RISE_PER_MINUTE : LATER_RISE_PER_MINUTE;
        carbonDioxide += minutes * Math.min(most, (target - carbonDioxide) / CARBON_DIOXIDE_MINUTES);
        if (ventilation > 0) {
            apnoeaSeconds = 0;
            oxygen += (balancedOxygen() - oxygen) * (1 - Math.exp(-seconds / OXYGEN_SECONDS));
        } else {
            apnoeaSeconds += seconds;
            oxygen = Math.max(0, oxygen - APNOEIC_OXYGEN_FALL_PER_MINUTE * minutes);
        }
    }

    /** The saturation in percent at an oxygen pressure. */
    static double saturation(double oxygen) {
        return oxygen <= 0 ? 0 : 100 / (23400 / (oxygen * oxygen * oxygen + 150 * oxygen) + 1);
    }

    private double balancedOxygen() {
        double alveolar = ROOM_AIR_MILLIMETRES_OF_MERCURY - carbonDioxide / RESPIRATORY_QUOTIENT;
        return Math.max(0, alveolar - alveolarToArterial);
    }
}
