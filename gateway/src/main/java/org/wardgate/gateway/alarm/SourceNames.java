package org.wardgate.gateway.alarm;

import java.util.Map;
import java.util.Optional;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;

/** What people call the sources of signals. Codes are ISO/IEEE 11073-10101, partition 2. */
public final class SourceNames {
    private static final Name ECG = new Name("ECG", "ECG");
    private static final Name LINE = new Name("arterial", "arterial line");
    private static final Name CUFF = new Name("cuff", "cuff");

    private static final Map<MetricId, Name> NAMES = Map.ofEntries(
            Map.entry(new Mdc(147842), ECG),
            Map.entry(new Mdc(147850), ECG),
            Map.entry(new Mdc(149514), new Name("pulse", "pulse")),
            Map.entry(new Mdc(149522), new Name("arterial", "arterial pulse")),
            Map.entry(new Mdc(149530), new Name("SpO2", "SpO2 pulse")),
            Map.entry(new Mdc(149546), new Name("cuff", "cuff pulse")),
            Map.entry(new Mdc(150037), LINE),
            Map.entry(new Mdc(150038), LINE),
            Map.entry(new Mdc(150039), LINE),
            Map.entry(new Mdc(150033), LINE),
            Map.entry(new Mdc(150034), LINE),
            Map.entry(new Mdc(150035), LINE),
            Map.entry(new Mdc(150021), CUFF),
            Map.entry(new Mdc(150022), CUFF),
            Map.entry(new Mdc(150023), CUFF),
            Map.entry(new Mdc(151594), new Name("CO2", "CO2")),
            Map.entry(new Mdc(151570), new Name("airway", "airway")),
            Map.entry(new Mdc(151578), new Name("impedance", "impedance")));

    /**
     * What a source is called.
     *
     * @param label beside a value.
     * @param words in a sentence.
     */
    private record Name(String label, String words) {}

    private SourceNames() {}

    /** The source beside a value, {@code arterial}; the metric's own short name where that says it all. */
    public static String label(MetricId metric) {
        return Optional.ofNullable(NAMES.get(metric))
                .map(Name::label)
                .orElseGet(() ->
                        MetricCatalogue.find(metric).map(Metric::shortName).orElse(metric.key()));
    }

    /** The source in a sentence, {@code arterial line}; empty where there is nothing to tell apart. */
    static Optional<String> words(MetricId metric) {
        return Optional.ofNullable(NAMES.get(metric)).map(Name::words);
    }
}
