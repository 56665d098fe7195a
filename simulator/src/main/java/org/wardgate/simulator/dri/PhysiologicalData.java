package org.wardgate.simulator.dri;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Airway;
import org.wardgate.simulator.patient.Vitals.Pressure;

/** What the monitor's sensors see, as class blocks. GE 8005313, physiological data. */
final class PhysiologicalData {
    static final int DENY_BASIC = 1;

    private static final String OWN = "raw:datex-ohmeda-dri:";
    private static final int EXISTS = 1;
    private static final int MEASURES = 3;
    private static final int FROM_ECG = 1 << 3;
    private static final int FROM_OXIMETER = 6 << 3;
    private static final int ALL_LEADS_OFF = 7 << 11;
    private static final int LEADS_II_AND_V = 0x1270;
    private static final int APNOEA = 1 << 2;
    private static final int ART = 1;
    private static final int T1 = 11;
    private static final int AUTOMATIC = 1 << 3;
    private static final int CUFF_MEASURES = 1 << 5;
    private static final int CUFF_OLD = 1 << 8;
    private static final int AMBIENT_TENTHS = 7600;
    private static final int BRADYCARDIA = 27;
    private static final int TACHYCARDIA = 28;

    /** Where values of the basic class are, between the groups' headers. */
    private static final int[] BASIC_VALUES = {
        6, 16, 22, 30, 36, 44, 50, 58, 64, 72, 78, 86, 92, 94, 100, 102, 108, 110, 116, 118, 124, 132, 138, 146, 152,
        156, 162, 166, 172, 178, 184, 200, 206, 214, 220, 232, 238, 240, 246, 254, 260, 268
    };

    private static final int[] EXT1_VALUES = {6, 12, 54, 78, 84, 92, 98, 106, 112, 120, 126, 128, 134, 136};
    private static final int[] EXT2_VALUES = {6, 16, 30, 96, 102, 110, 118, 124, 236, 238};
    private static final int[] EXT3_VALUES = {
        6, 14, 20, 46, 66, 70, 76, 92, 98, 100, 122, 126, 132, 134, 140, 142, 148, 196
    };

    private final Options options;
    private final Cuff cuff;
    private final BiConsumer<String, Decimal> truth;

    PhysiologicalData(Options options, Cuff cuff, BiConsumer<String, Decimal> truth) {
        this.options = options;
        this.cuff = cuff;
        this.truth = truth;
    }

    /**
     * The blocks of the wanted classes, in their order.
     *
     * @param classes the bits of a request: 1 denies the basic class, 2, 4 and 8 want the extended ones.
     * @param seconds the monitor's clock.
     */
    List<Bytes> blocks(long classes, Vitals vitals, boolean fingerOff, long seconds) {
        List<Bytes> blocks = new ArrayList<>();
        if ((classes & DENY_BASIC) == 0) {
            blocks.add(basic(vitals, fingerOff, seconds));
        }
        if ((classes & 2) != 0) {
            blocks.add(rhythm(vitals, seconds));
        }
        if ((classes & 4) != 0) {
            blocks.add(new ClassBlock(2, seconds, truth, EXT2_VALUES).toBytes());
        }
        if ((classes & 8) != 0) {
            blocks.add(new ClassBlock(3, seconds, truth, EXT3_VALUES).toBytes());
        }
        return blocks;
    }

    private Bytes basic(Vitals vitals, boolean fingerOff, long seconds) {
        ClassBlock block = new ClassBlock(0, seconds, truth, BASIC_VALUES);
        Decimal pulse = fingerOff || !has(Sensor.OXIMETER) ? null : vitals.pulsePerMinute();
        if (has(Sensor.ECG)) {
            electrocardiogram(block, vitals, pulse);
        }
        if (has(Sensor.ARTERIAL_LINE)) {
            artery(block, vitals);
        }
        if (cuff.isConnected()) {
            cuff(block);
        }
        if (has(Sensor.THERMOMETER)) {
            Decimal temperature = vitals.temperatureCelsius();
            block.group(86, temperature == null ? EXISTS : MEASURES, T1);
            value(block, 92, temperature, 2, "mdc:150344");
        }
        if (has(Sensor.OXIMETER)) {
            Decimal saturation = fingerOff ? null : vitals.oxygenSaturationPercent();
            block.group(118, saturation == null ? EXISTS : MEASURES, 0);
            value(block, 124, saturation, 2, "mdc:150456");
            value(block, 126, pulse, 0, "mdc:149530");
            value(block, 128, fingerOff ? null : vitals.perfusionPercent(), 2, OWN + "spo2.ir_amp");
        }
        if (has(Sensor.CAPNOMETER)) {
            airway(block, vitals);
        }
        return block.toBytes();
    }

    /** Without leads the displayed rate is the oximeter's, and the rate of the ECG is missing. */
    private static void electrocardiogram(ClassBlock block, Vitals vitals, @Nullable Decimal pulse) {
        Decimal rate = vitals.heartRatePerMinute();
        int source = rate != null ? FROM_ECG : pulse != null ? FROM_OXIMETER : 0;
        block.group(0, MEASURES | source | (rate == null ? ALL_LEADS_OFF : 0), LEADS_II_AND_V);
        value(block, 6, rate != null ? rate : pulse, 0, rate != null ? "mdc:147842" : OWN + "ecg.hr");
        value(block, 14, vitals.respirationPerMinute(), 0, "mdc:151578");
        if (rate != null) {
            block.value(8, 0.12, 2, OWN + "ecg.st1");
            block.value(10, -0.05, 2, OWN + "ecg.st2");
        }
        value(block, 226, rate, 0, OWN + "ecg_extra.hr_ecg");
        value(block, 228, rate, 0, OWN + "ecg_extra.hr_max");
        value(block, 230, rate, 0, OWN + "ecg_extra.hr_min");
    }

    private static void artery(ClassBlock block, Vitals vitals) {
        Pressure pressure = vitals.pressure();
        block.group(16, pressure == null ? EXISTS : MEASURES, ART);
        if (pressure != null) {
            value(block, 22, pressure.systolicMillimetresOfMercury(), 2, "mdc:150033");
            value(block, 24, pressure.diastolicMillimetresOfMercury(), 2, "mdc:150034");
            value(block, 26, pressure.meanMillimetresOfMercury(), 2, "mdc:150035");
            value(block, 28, vitals.heartRatePerMinute(), 0, "mdc:149522");
        }
    }

    private void cuff(ClassBlock block) {
        Pressure pressure = cuff.found();
        block.group(
                72,
                MEASURES,
                AUTOMATIC
                        | (cuff.isMeasuring() ? CUFF_MEASURES : 0)
                        | (pressure != null && cuff.isOld() ? CUFF_OLD : 0));
        if (pressure != null) {
            value(block, 78, pressure.systolicMillimetresOfMercury(), 2, "mdc:150021");
            value(block, 80, pressure.diastolicMillimetresOfMercury(), 2, "mdc:150022");
            value(block, 82, pressure.meanMillimetresOfMercury(), 2, "mdc:150023");
        }
    }

    private void airway(ClassBlock block, Vitals vitals) {
        Airway airway = vitals.airway();
        block.group(132, (airway == null ? EXISTS : MEASURES) | (Condition.isApnoea(vitals, options) ? APNOEA : 0), 1);
        if (airway != null) {
            partialPressure(block, 138, airway.endTidalMillimetresOfMercury(), "co2.et", "mdc:151728");
            partialPressure(block, 140, airway.inspiredMillimetresOfMercury(), "co2.fi", "mdc:151738");
            value(block, 142, airway.breathsPerMinute(), 0, "mdc:151594");
            block.value(144, AMBIENT_TENTHS / 10.0, 1, OWN + "co2.amb_press");
            block.group(146, MEASURES, 0);
            block.value(152, 16.5, 2, OWN + "o2.et");
            block.value(154, 21, 2, OWN + "o2.fi");
        }
    }

    /** The wire has the share of the ambient pressure; a client makes the partial pressure of it, so that is true as well. */
    private void partialPressure(ClassBlock block, int at, Decimal millimetresOfMercury, String share, String metric) {
        double percent = millimetresOfMercury.toDouble() / (AMBIENT_TENTHS / 10.0) * 100;
        block.value(at, percent, 2, OWN + share);
        BigDecimal product = BigDecimal.valueOf(Math.round(percent * 100) * AMBIENT_TENTHS, 5)
                .setScale(1, RoundingMode.HALF_EVEN);
        truth.accept(metric, new Decimal(product.unscaledValue().longValueExact(), -1));
    }

    private Bytes rhythm(Vitals vitals, long seconds) {
        ClassBlock block = new ClassBlock(1, seconds, truth, EXT1_VALUES);
        Decimal rate = vitals.heartRatePerMinute();
        if (has(Sensor.ECG)) {
            block.group(0, rate == null ? EXISTS : MEASURES, LEADS_II_AND_V);
            if (rate != null) {
                boolean slow = rate.toDouble() < Condition.SLOW_HEART;
                boolean fast = rate.toDouble() > Condition.FAST_HEART;
                value(block, 6, rate, 0, OWN + "arrh_ecg.hr");
                block.value(8, 60_000 / Math.max(1, rate.toDouble()), 0, OWN + "arrh_ecg.rr_time");
                block.value(10, 0, 0, OWN + "arrh_ecg.pvc");
                block.word(
                        12,
                        (slow ? 1L << BRADYCARDIA : 0) | (fast ? 1L << TACHYCARDIA : 0),
                        OWN + "arrh_ecg.arrh_status_bf");
            }
        }
        return block.toBytes();
    }

    private boolean has(Sensor sensor) {
        return options.sensors().contains(sensor);
    }

    private static void value(ClassBlock block, int at, @Nullable Decimal value, int decimals, String metric) {
        if (value != null) {
            block.value(at, value.toDouble(), decimals, metric);
        }
    }
}
