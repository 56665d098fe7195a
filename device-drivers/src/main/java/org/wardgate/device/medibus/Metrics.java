package org.wardgate.device.medibus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.MetricId.Raw;

/**
 * Which codes of measured values are metrics of the catalogue. Everything else keeps the maker's code, spelled as the request and the
 * code: {@code 24-F0}.
 */
final class Metrics {
    private static final Map<Integer, Mdc> PAGE_1 = Map.ofEntries(
            Map.entry(0xDC, new Mdc(147842)), // MDC_ECG_HEART_RATE
            Map.entry(0xE1, new Mdc(149530)), // MDC_PULS_OXIM_PULS_RATE
            Map.entry(0xDF, new Mdc(149530)),
            Map.entry(0xEB, new Mdc(150456)), // MDC_PULS_OXIM_SAT_O2
            Map.entry(0xD6, new Mdc(151562)), // MDC_RESP_RATE
            Map.entry(0xD7, new Mdc(151562)),
            Map.entry(0xD9, new Mdc(151562)),
            Map.entry(0xD5, new Mdc(151594)), // MDC_CO2_RESP_RATE
            Map.entry(0x96, new Mdc(150021)), // MDC_PRESS_BLD_NONINV_SYS
            Map.entry(0x8C, new Mdc(150022)), // MDC_PRESS_BLD_NONINV_DIA
            Map.entry(0x91, new Mdc(150023)), // MDC_PRESS_BLD_NONINV_MEAN
            Map.entry(0xD2, new Mdc(150033)), // MDC_PRESS_BLD_ART_SYS
            Map.entry(0xC8, new Mdc(150034)), // MDC_PRESS_BLD_ART_DIA
            Map.entry(0xCD, new Mdc(150035)), // MDC_PRESS_BLD_ART_MEAN
            Map.entry(0xA5, new Mdc(150087)), // MDC_PRESS_BLD_VEN_CENT_MEAN
            Map.entry(0xE6, new Mdc(151728)), // MDC_AWAY_CO2_ET
            Map.entry(0xE3, new Mdc(151728)),
            Map.entry(0xE5, new Mdc(151738)), // MDC_AWAY_CO2_INSP_MIN
            Map.entry(0xFF, new Mdc(151738)),
            Map.entry(0xC3, new Mdc(150344)), // MDC_TEMP
            Map.entry(0xBE, new Mdc(150344)),
            Map.entry(0x65, new Mdc(150388)), // MDC_TEMP_SKIN
            Map.entry(0x66, new Mdc(150388)),
            Map.entry(0xBD, new Mdc(151856))); // MDC_TIME_PD_APNEA

    /** A code that stands for a metric only while the machine has sent none of these, which are better sources of it. */
    private static final Map<Integer, List<Integer>> BETTER = Map.of(
            0xDF, List.of(0xE1),
            0xD7, List.of(0xD6),
            0xD9, List.of(0xD6, 0xD7),
            0xE3, List.of(0xE6),
            0xFF, List.of(0xE5));

    private static final Map<Integer, String> CHANNELS =
            Map.of(0xC3, "1", 0xBE, "2", 0x65, "peripheral", 0x66, "central");

    private Metrics() {}

    /**
     * The metric of a code.
     *
     * @param known the codes that the machine has sent in answer to this request.
     */
    static MetricId of(int request, int code, Set<Integer> known) {
        Mdc metric = request == MedibusCode.MEASURED_1 ? PAGE_1.get(code) : null;
        if (metric != null && BETTER.getOrDefault(code, List.of()).stream().noneMatch(known::contains)) {
            return metric;
        }
        return new Raw(Parameters.VENDOR, MedibusCode.spelled(request) + "-" + MedibusCode.spelled(code));
    }

    /** Which of several sources of its metric a code is; empty where there is one. */
    static String channel(int request, int code) {
        return request == MedibusCode.MEASURED_1 ? CHANNELS.getOrDefault(code, "") : "";
    }
}
