package org.wardgate.simulator.dri;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Vitals;

/**
 * What this monitor alarms on. The limits are ours, for software tests.
 *
 * @param text what it shows.
 * @param colour 1 white, 2 yellow, 3 red.
 */
record Condition(String text, int colour) {
    static final int WHITE = 1;
    static final int YELLOW = 2;
    static final int RED = 3;

    static final int SLOW_HEART = 50;
    static final int FAST_HEART = 120;
    private static final int VERY_SLOW_HEART = 40;
    private static final int VERY_FAST_HEART = 150;
    private static final int LOW_SATURATION = 90;
    private static final int VERY_LOW_SATURATION = 85;

    /** What holds, the worst first. */
    static List<Condition> of(Vitals vitals, Options options, boolean fingerOff) {
        List<Condition> all = new ArrayList<>();
        if (options.sensors().contains(Sensor.ECG)) {
            heart(vitals.heartRatePerMinute(), all);
        }
        if (options.sensors().contains(Sensor.OXIMETER)) {
            saturation(fingerOff ? null : vitals.oxygenSaturationPercent(), all);
        }
        if (isApnoea(vitals, options)) {
            all.add(new Condition("APNEA", RED));
        }
        all.sort(Comparator.comparingInt(Condition::colour).reversed());
        return all;
    }

    /** Whether the airway carries no breath. */
    static boolean isApnoea(Vitals vitals, Options options) {
        return options.sensors().contains(Sensor.CAPNOMETER)
                && vitals.airway() != null
                && vitals.airway().breathsPerMinute().signum() == 0;
    }

    private static void heart(@Nullable Decimal rate, List<Condition> all) {
        if (rate == null) {
            all.add(new Condition("ECG LEADS OFF", YELLOW));
        } else if (rate.toDouble() > FAST_HEART) {
            all.add(new Condition("HR HIGH", rate.toDouble() > VERY_FAST_HEART ? RED : YELLOW));
        } else if (rate.toDouble() < SLOW_HEART) {
            all.add(new Condition("HR LOW", rate.toDouble() < VERY_SLOW_HEART ? RED : YELLOW));
        }
    }

    private static void saturation(@Nullable Decimal saturation, List<Condition> all) {
        if (saturation == null) {
            all.add(new Condition("SpO2 PROBE OFF", WHITE));
        } else if (saturation.toDouble() < LOW_SATURATION) {
            all.add(new Condition("SpO2 LOW", saturation.toDouble() < VERY_LOW_SATURATION ? RED : YELLOW));
        }
    }
}
