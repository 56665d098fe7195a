package org.wardgate.gateway.alarm;

import java.util.List;
import java.util.Optional;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Unit;

/**
 * What rules watch: one quantity of the patient, from whichever source measures it best. The sources are in order of preference:
 * while one of them gives fresh values, those after it are not listened to. Codes are ISO/IEEE 11073-10101, partition 2.
 */
public enum Signal {
    /** The electrocardiogram's rate, else the arterial pulse, else the oximeter's. */
    HEART_RATE("HR", "Heart rate", Unit.PER_MINUTE, 147842, 147850, 149514, 149522, 149530, 149546),
    /** The arterial line while it is valid, else the cuff; a pressure that nobody has labelled comes last. */
    SYSTOLIC_PRESSURE("SBP", "Systolic pressure", Unit.MMHG, 150037, 150033, 150021, 150017),
    MEAN_PRESSURE("MAP", "Mean pressure", Unit.MMHG, 150039, 150035, 150023, 150019),
    DIASTOLIC_PRESSURE("DBP", "Diastolic pressure", Unit.MMHG, 150038, 150034, 150022, 150018),
    OXYGEN_SATURATION("SpO2", "Oxygen saturation", Unit.PERCENT, 150456),
    RESPIRATION_RATE("RR", "Respiration rate", Unit.PER_MINUTE, 151594, 151570, 151562, 151578),
    /** Carbon dioxide at the end of a breath. */
    END_TIDAL_CO2("EtCO2", "End-tidal carbon dioxide", Unit.MMHG, 151728);

    private final String shortName;
    private final String fullName;
    private final Unit unit;
    private final List<MetricId> sources;

    Signal(String shortName, String fullName, Unit unit, int... sources) {
        this.shortName = shortName;
        this.fullName = fullName;
        this.unit = unit;
        this.sources =
                java.util.Arrays.stream(sources).<MetricId>mapToObj(Mdc::new).toList();
    }

    /** The label on a tile, such as {@code SBP}. */
    public String shortName() {
        return shortName;
    }

    /** The name for a screen reader. */
    public String fullName() {
        return fullName;
    }

    /** The unit in which limits are given and values are compared. */
    public Unit unit() {
        return unit;
    }

    /** Whether it is a part of a blood pressure. */
    public boolean isBloodPressure() {
        return this == SYSTOLIC_PRESSURE || this == MEAN_PRESSURE || this == DIASTOLIC_PRESSURE;
    }

    /** The metrics that measure it, the best first. */
    public List<MetricId> sources() {
        return sources;
    }

    /** The rank of a metric among the sources of this signal, 0 the best; empty for a metric that is no source of it. */
    public Optional<Integer> rank(MetricId metric) {
        int rank = sources.indexOf(metric);
        return rank < 0 ? Optional.empty() : Optional.of(rank);
    }

    /** The signal that a metric is a source of. */
    public static Optional<Signal> of(MetricId metric) {
        for (Signal signal : values()) {
            if (signal.sources.contains(metric)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
