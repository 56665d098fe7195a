package org.wardgate.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vital signs that Wardgate knows, with the codes of ISO/IEEE 11073-10101 (partition 2) and UCUM units.
 *
 * <p>The plausible ranges are defaults for adults, to be reviewed by a clinician. Their lower ends follow the rule that an extreme
 * is a value: a rate of 15 or a saturation of 45 is shown and alarmed on, with the hint that it may be the sensor. The physical
 * ranges leave out only what cannot be: negative rates, more than 100 %, a systolic pressure or a saturation of 0. Their upper ends
 * are wide enough for every monitor's own range.
 */
public final class MetricCatalogue {
    private static final Ranges HEART_RATE = ranges(20, 300, 0, 500);
    private static final Ranges RESPIRATION = ranges(4, 120, 0, 250);
    private static final Ranges SATURATION = ranges(50, 100, 1, 100);
    private static final Ranges SYSTOLIC = ranges(50, 300, 1, 400);
    private static final Ranges DIASTOLIC = ranges(10, 220, 0, 400);
    // a mean lies between the diastolic and the systolic pressure, and so do its bounds
    private static final Ranges MEAN = ranges(10, 300, 0, 400);
    private static final Ranges CUFF = ranges(0, 300, 0, 400);
    private static final Ranges CARBON_DIOXIDE = ranges(0, 150, 0, 760);
    private static final Ranges TEMPERATURE = ranges(25, 45, 0, 60);
    private static final Ranges NO_MORE_THAN_100 = new Ranges(null, span(0, 100));

    private static final Ranges UNKNOWN = new Ranges(null, null);

    private static final Map<Integer, Metric> BY_CODE = new LinkedHashMap<>();

    static {
        rates();
        pressures();
        others();
    }

    private MetricCatalogue() {}

    /** The metric of an id, empty where the catalogue has none. */
    public static Optional<Metric> find(MetricId id) {
        return id instanceof MetricId.Mdc mdc ? Optional.ofNullable(BY_CODE.get(mdc.code())) : Optional.empty();
    }

    /** All metrics. */
    public static Collection<Metric> all() {
        return Collections.unmodifiableCollection(BY_CODE.values());
    }

    private static void rates() {
        add(147842, "MDC_ECG_HEART_RATE", "HR", Unit.PER_MINUTE, HEART_RATE);
        add(147850, "MDC_ECG_CARD_BEAT_RATE_BTB", "HR btb", Unit.PER_MINUTE, HEART_RATE);
        add(149514, "MDC_PULS_RATE", "PR", Unit.PER_MINUTE, HEART_RATE);
        add(149522, "MDC_BLD_PULS_RATE_INV", "PR", Unit.PER_MINUTE, HEART_RATE);
        add(149530, "MDC_PULS_OXIM_PULS_RATE", "PR", Unit.PER_MINUTE, HEART_RATE);
        add(149546, "MDC_PULS_RATE_NON_INV", "PR", Unit.PER_MINUTE, HEART_RATE);
        add(151562, "MDC_RESP_RATE", "RR", Unit.PER_MINUTE, RESPIRATION);
        add(151578, "MDC_TTHOR_RESP_RATE", "RR", Unit.PER_MINUTE, RESPIRATION);
        add(151570, "MDC_AWAY_RESP_RATE", "RR", Unit.PER_MINUTE, RESPIRATION);
        add(151594, "MDC_CO2_RESP_RATE", "RR", Unit.PER_MINUTE, RESPIRATION);
    }

    private static void pressures() {
        pressure(150020, "MDC_PRESS_BLD_NONINV", "NIBP");
        pressure(150036, "MDC_PRESS_BLD_ART_ABP", "ABP");
        pressure(150032, "MDC_PRESS_BLD_ART", "ART");
        pressure(150016, "MDC_PRESS_BLD", "BP");
        add(150300, "MDC_PRESS_CUFF", "Cuff", Unit.MMHG, CUFF);
        add(150301, "MDC_PRESS_CUFF_SYS", "NIBP sys", Unit.MMHG, SYSTOLIC);
        add(150302, "MDC_PRESS_CUFF_DIA", "NIBP dia", Unit.MMHG, DIASTOLIC);
        add(150303, "MDC_PRESS_CUFF_MEAN", "NIBP mean", Unit.MMHG, MEAN);
        add(150084, "MDC_PRESS_BLD_VEN_CENT", "CVP", Unit.MMHG, UNKNOWN);
        add(150087, "MDC_PRESS_BLD_VEN_CENT_MEAN", "CVP mean", Unit.MMHG, UNKNOWN);
    }

    /** A pressure and its parts, which follow its code: systolic, diastolic, mean. */
    private static void pressure(int code, String referenceId, String shortName) {
        add(code, referenceId, shortName, Unit.MMHG, UNKNOWN);
        add(code + 1, referenceId + "_SYS", shortName + " sys", Unit.MMHG, SYSTOLIC);
        add(code + 2, referenceId + "_DIA", shortName + " dia", Unit.MMHG, DIASTOLIC);
        add(code + 3, referenceId + "_MEAN", shortName + " mean", Unit.MMHG, MEAN);
    }

    private static void others() {
        add(150456, "MDC_PULS_OXIM_SAT_O2", "SpO2", Unit.PERCENT, SATURATION);
        add(150448, "MDC_PULS_OXIM_PERF_REL", "PI", Unit.PERCENT, NO_MORE_THAN_100);
        add(150488, "MDC_BLD_PERF_INDEX", "Perf", Unit.ONE, UNKNOWN);
        add(150452, "MDC_PULS_OXIM_PLETH", "Pleth", Unit.ONE, UNKNOWN);
        add(150344, "MDC_TEMP", "Temp", Unit.CELSIUS, TEMPERATURE);
        add(150364, "MDC_TEMP_BODY", "Temp", Unit.CELSIUS, TEMPERATURE);
        add(150368, "MDC_TEMP_CORE", "Tcore", Unit.CELSIUS, TEMPERATURE);
        add(150388, "MDC_TEMP_SKIN", "Tskin", Unit.CELSIUS, TEMPERATURE);
        add(150372, "MDC_TEMP_ESOPH", "Tesoph", Unit.CELSIUS, TEMPERATURE);
        add(150392, "MDC_TEMP_TYMP", "Ttymp", Unit.CELSIUS, TEMPERATURE);
        add(150380, "MDC_TEMP_NASOPH", "Tnaso", Unit.CELSIUS, TEMPERATURE);
        add(188436, "MDC_TEMP_BLD", "Tblood", Unit.CELSIUS, TEMPERATURE);
        add(151728, "MDC_AWAY_CO2_ET", "EtCO2", Unit.MMHG, CARBON_DIOXIDE);
        add(151738, "MDC_AWAY_CO2_INSP_MIN", "FiCO2", Unit.MMHG, CARBON_DIOXIDE);
        add(151736, "MDC_AWAY_CO2_INSP", "FiCO2", Unit.MMHG, CARBON_DIOXIDE);
        add(151724, "MDC_AWAY_CO2", "CO2", Unit.MMHG, UNKNOWN);
        add(151856, "MDC_TIME_PD_APNEA", "Apnoea", Unit.SECOND, UNKNOWN);
        // the next two lie in the private range of their partition and are the numbers of one vendor
        add(192590, "MDC_EEG_BISPECTRAL_INDEX", "BIS", Unit.ONE, NO_MORE_THAN_100);
        add(192589, "MDC_EEG_BIS_SIG_QUAL_INDEX", "SQI", Unit.PERCENT, NO_MORE_THAN_100);
        add(184327, "MDC_ECG_STAT_RHY", "Rhythm", Unit.ONE, UNKNOWN);
    }

    private static void add(int code, String referenceId, String shortName, Unit unit, Ranges ranges) {
        MetricId.Mdc id = new MetricId.Mdc(code);
        Metric metric = new Metric(id, referenceId, shortName, unit, ranges.plausible(), ranges.physical());
        if (BY_CODE.put(code, metric) != null) {
            throw new IllegalStateException("two metrics have the code " + code);
        }
    }

    private static Ranges ranges(long plausibleLow, long plausibleHigh, long physicalLow, long physicalHigh) {
        return new Ranges(span(plausibleLow, plausibleHigh), span(physicalLow, physicalHigh));
    }

    private static Metric.Bounds span(long low, long high) {
        return new Metric.Bounds(Decimal.of(low), Decimal.of(high));
    }

    private record Ranges(Metric.@Nullable Bounds plausible, Metric.@Nullable Bounds physical) {}
}
