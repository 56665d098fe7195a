package org.wardgate.simulator.patient;

import java.util.SplittableRandom;
import org.wardgate.simulator.patient.Course.Change;
import org.wardgate.simulator.patient.Course.Sign;

/**
 * The signs of a patient and how they hang together. Each is (baseline + drift) x (1 + the drugs' fractions) x the courses' factors
 * + the courses' offsets + noise, within its bounds. Moved on once a second.
 */
final class Organism {
    private static final double HEIGHT_CENTIMETRES = 170;
    private static final double AGE_YEARS = 45;
    private static final double DRIFT_SECONDS = 300;
    private static final double BEAT_SECONDS = 4;
    private static final double APNOEA_SHOWN_AFTER_SECONDS = 20;
    /** Less than this moves no gas but that of the airway itself. */
    private static final double LEAST_VENTILATION = 0.01;

    private final Physiology physiology;
    private final Preset rest;
    private final Body body;
    private final Fluctuation heartRateDrift;
    private final Fluctuation systolicDrift;
    private final Fluctuation diastolicDrift;
    private final Fluctuation respirationDrift;
    private final Fluctuation carbonDioxideDrift;
    private final Fluctuation temperatureDrift;
    private final Fluctuation heartRateNoise;
    private final Fluctuation respirationNoise;
    private final Fluctuation saturationNoise;
    private final Fluctuation carbonDioxideNoise;
    private final Baroreflex baroreflex;
    private final GasExchange gas;
    private final FingerOximeter finger;
    /** What the preset's saturation differs from that of its blood gases by. */
    private final double saturationShift;

    private ArterialPressure pressure;
    private double heartRate;
    private double respiration;
    private double endTidalCarbonDioxide;
    private double temperature;
    private double perfusion;

    Organism(Physiology physiology, SplittableRandom random) {
        this.physiology = physiology;
        this.rest = physiology.preset();
        this.body = new Body(physiology.weight().toDouble(), HEIGHT_CENTIMETRES, AGE_YEARS, true);
        this.heartRateDrift = new Fluctuation(DRIFT_SECONDS, 3, random.split());
        this.systolicDrift = new Fluctuation(DRIFT_SECONDS, 4, random.split());
        this.diastolicDrift = new Fluctuation(DRIFT_SECONDS, 3, random.split());
        this.respirationDrift = new Fluctuation(DRIFT_SECONDS, 1, random.split());
        this.carbonDioxideDrift = new Fluctuation(DRIFT_SECONDS, 1, random.split());
        this.temperatureDrift = new Fluctuation(DRIFT_SECONDS, 0.05, random.split());
        this.heartRateNoise = new Fluctuation(BEAT_SECONDS, 1.5, random.split());
        this.respirationNoise = new Fluctuation(BEAT_SECONDS, 0.6, random.split());
        this.saturationNoise = new Fluctuation(BEAT_SECONDS, 0.3, random.split());
        this.carbonDioxideNoise = new Fluctuation(BEAT_SECONDS, 0.7, random.split());
        this.gas =
                new GasExchange(rest.endTidalCarbonDioxide() + Preset.CARBON_DIOXIDE_STEP, rest.alveolarToArterial());
        this.saturationShift = rest.saturation() - gas.saturation();
        this.finger = new FingerOximeter(rest.saturation());
        this.pressure = pressure(0, DrugEffect.NONE);
        this.baroreflex = new Baroreflex(pressure.mean());
        this.endTidalCarbonDioxide = rest.endTidalCarbonDioxide();
        observe(0, DrugEffect.NONE);
    }

    Body body() {
        return body;
    }

    double heartRate() {
        return heartRate;
    }

    ArterialPressure pressure() {
        return pressure;
    }

    /** How often the chest moves. */
    double respiration() {
        return respiration;
    }

    /** How often gas leaves the airway. */
    double airwayRespiration() {
        return gas.apnoeaSeconds() > 0 ? 0 : respiration;
    }

    double endTidalCarbonDioxide() {
        return endTidalCarbonDioxide;
    }

    double fingerSaturation() {
        return Bounds.SATURATION.clamp(finger.shown() + saturationNoise.value());
    }

    double temperature() {
        return temperature;
    }

    double perfusion() {
        return perfusion;
    }

    /** A second later. */
    void advance(long seconds, DrugEffect drugs) {
        heartRateDrift.advance();
        systolicDrift.advance();
        diastolicDrift.advance();
        respirationDrift.advance();
        carbonDioxideDrift.advance();
        temperatureDrift.advance();
        heartRateNoise.advance();
        respirationNoise.advance();
        saturationNoise.advance();
        carbonDioxideNoise.advance();
        pressure = pressure(seconds, drugs);
        baroreflex.advance(pressure.mean());
        gas.advance(1, ventilation(seconds, drugs));
        finger.advance(
                Bounds.SATURATION.clamp(shaped(Sign.OXYGEN_SATURATION, gas.saturation() + saturationShift, seconds)));
        observe(seconds, drugs);
    }

    private void observe(long seconds, DrugEffect drugs) {
        double beating = (rest.heartRate() + heartRateDrift.value()) * (1 + drugs.heartRate() * rest.heartEffect());
        double reflex = physiology.baroreflex() ? baroreflex.beats() : 0;
        heartRate =
                Bounds.HEART_RATE.clamp(shaped(Sign.HEART_RATE, beating, seconds) + reflex + heartRateNoise.value());
        double breathing = breathing(seconds, drugs);
        respiration = breathing <= 0 ? 0 : Bounds.RESPIRATION.clamp(breathing + respirationNoise.value());
        if (gas.apnoeaSeconds() == 0) {
            double end = gas.carbonDioxide() - Preset.CARBON_DIOXIDE_STEP + carbonDioxideDrift.value();
            endTidalCarbonDioxide =
                    Bounds.CARBON_DIOXIDE.clamp(shaped(Sign.CARBON_DIOXIDE, end, seconds) + carbonDioxideNoise.value());
        } else if (gas.apnoeaSeconds() >= APNOEA_SHOWN_AFTER_SECONDS) {
            endTidalCarbonDioxide = 0;
        }
        temperature = shaped(Sign.TEMPERATURE, Preset.TEMPERATURE_CELSIUS + temperatureDrift.value(), seconds);
        perfusion = Math.max(0, shaped(Sign.PERFUSION, Preset.PERFUSION_PERCENT, seconds));
    }

    private ArterialPressure pressure(long seconds, DrugEffect drugs) {
        ArterialPressure drugged = new ArterialPressure(
                        rest.pressure().systolic() + systolicDrift.value(),
                        rest.pressure().diastolic() + diastolicDrift.value())
                .times(1 + drugs.systolic(), 1 + drugs.diastolic())
                .withMeanTimes(1 + drugs.mean());
        return new ArterialPressure(
                        shaped(Sign.SYSTOLIC, shaped(Sign.PRESSURE, drugged.systolic(), seconds), seconds),
                        shaped(Sign.DIASTOLIC, shaped(Sign.PRESSURE, drugged.diastolic(), seconds), seconds))
                .bounded();
    }

    private double breathing(long seconds, DrugEffect drugs) {
        double rate = (rest.respiration() + respirationDrift.value()) * Math.max(0, 1 + drugs.respiration());
        return Bounds.RESPIRATION.clamp(shaped(Sign.RESPIRATION, rate, seconds));
    }

    /** What is breathed, in parts of what it is at rest. */
    private double ventilation(long seconds, DrugEffect drugs) {
        double depth = Math.max(0, shaped(Sign.TIDAL_VOLUME, Math.max(0, 1 + drugs.tidalVolume()), seconds));
        double ventilation = breathing(seconds, drugs) / rest.respiration() * depth;
        return ventilation < LEAST_VENTILATION ? 0 : ventilation;
    }

    /** A value with what its courses do to it. */
    private double shaped(Sign sign, double value, long seconds) {
        double factor = 1;
        double offset = 0;
        for (Course course : physiology.courses()) {
            if (course.of() == sign && course.by() == Change.FACTOR) {
                factor *= course.at(seconds);
            } else if (course.of() == sign) {
                offset += course.at(seconds);
            }
        }
        return value * factor + offset;
    }
}
