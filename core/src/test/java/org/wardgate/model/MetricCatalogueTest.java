package org.wardgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCatalogueTest {
    private static final int SCADA_PARTITION = 2;

    /** Term codes of ISO/IEEE 11073-10101 in partition 2, from which the context-free codes are computed anew. */
    @ParameterizedTest
    @CsvSource({
        "16770, MDC_ECG_HEART_RATE, HR, /min",
        "16778, MDC_ECG_CARD_BEAT_RATE_BTB, HR btb, /min",
        "18442, MDC_PULS_RATE, PR, /min",
        "18450, MDC_BLD_PULS_RATE_INV, PR, /min",
        "18458, MDC_PULS_OXIM_PULS_RATE, PR, /min",
        "18474, MDC_PULS_RATE_NON_INV, PR, /min",
        "19384, MDC_PULS_OXIM_SAT_O2, SpO2, %",
        "19376, MDC_PULS_OXIM_PERF_REL, PI, %",
        "19416, MDC_BLD_PERF_INDEX, Perf, 1",
        "19380, MDC_PULS_OXIM_PLETH, Pleth, 1",
        "20490, MDC_RESP_RATE, RR, /min",
        "20506, MDC_TTHOR_RESP_RATE, RR, /min",
        "20498, MDC_AWAY_RESP_RATE, RR, /min",
        "20522, MDC_CO2_RESP_RATE, RR, /min",
        "18948, MDC_PRESS_BLD_NONINV, NIBP, mm[Hg]",
        "18949, MDC_PRESS_BLD_NONINV_SYS, NIBP sys, mm[Hg]",
        "18950, MDC_PRESS_BLD_NONINV_DIA, NIBP dia, mm[Hg]",
        "18951, MDC_PRESS_BLD_NONINV_MEAN, NIBP mean, mm[Hg]",
        "19228, MDC_PRESS_CUFF, Cuff, mm[Hg]",
        "19229, MDC_PRESS_CUFF_SYS, NIBP sys, mm[Hg]",
        "19230, MDC_PRESS_CUFF_DIA, NIBP dia, mm[Hg]",
        "19231, MDC_PRESS_CUFF_MEAN, NIBP mean, mm[Hg]",
        "18964, MDC_PRESS_BLD_ART_ABP, ABP, mm[Hg]",
        "18965, MDC_PRESS_BLD_ART_ABP_SYS, ABP sys, mm[Hg]",
        "18966, MDC_PRESS_BLD_ART_ABP_DIA, ABP dia, mm[Hg]",
        "18967, MDC_PRESS_BLD_ART_ABP_MEAN, ABP mean, mm[Hg]",
        "18960, MDC_PRESS_BLD_ART, ART, mm[Hg]",
        "18961, MDC_PRESS_BLD_ART_SYS, ART sys, mm[Hg]",
        "18962, MDC_PRESS_BLD_ART_DIA, ART dia, mm[Hg]",
        "18963, MDC_PRESS_BLD_ART_MEAN, ART mean, mm[Hg]",
        "18944, MDC_PRESS_BLD, BP, mm[Hg]",
        "18945, MDC_PRESS_BLD_SYS, BP sys, mm[Hg]",
        "18946, MDC_PRESS_BLD_DIA, BP dia, mm[Hg]",
        "18947, MDC_PRESS_BLD_MEAN, BP mean, mm[Hg]",
        "19012, MDC_PRESS_BLD_VEN_CENT, CVP, mm[Hg]",
        "19015, MDC_PRESS_BLD_VEN_CENT_MEAN, CVP mean, mm[Hg]",
        "19272, MDC_TEMP, Temp, Cel",
        "19292, MDC_TEMP_BODY, Temp, Cel",
        "19296, MDC_TEMP_CORE, Tcore, Cel",
        "19316, MDC_TEMP_SKIN, Tskin, Cel",
        "19300, MDC_TEMP_ESOPH, Tesoph, Cel",
        "19320, MDC_TEMP_TYMP, Ttymp, Cel",
        "19308, MDC_TEMP_NASOPH, Tnaso, Cel",
        "57364, MDC_TEMP_BLD, Tblood, Cel",
        "20656, MDC_AWAY_CO2_ET, EtCO2, mm[Hg]",
        "20666, MDC_AWAY_CO2_INSP_MIN, FiCO2, mm[Hg]",
        "20664, MDC_AWAY_CO2_INSP, FiCO2, mm[Hg]",
        "20652, MDC_AWAY_CO2, CO2, mm[Hg]",
        "20784, MDC_TIME_PD_APNEA, Apnoea, s",
        "61518, MDC_EEG_BISPECTRAL_INDEX, BIS, 1",
        "61517, MDC_EEG_BIS_SIG_QUAL_INDEX, SQI, %",
        "53255, MDC_ECG_STAT_RHY, Rhythm, 1",
    })
    void knowsEveryVitalSignByItsCode(int term, String referenceId, String shortName, String unit) {
        Metric metric = find(SCADA_PARTITION * 65536 + term);

        assertThat(metric.referenceId()).isEqualTo(referenceId);
        assertThat(metric.shortName()).isEqualTo(shortName);
        assertThat(metric.unit()).isEqualTo(new Unit(unit));
    }

    @Test
    void knowsNothingElse() {
        Set<String> names = new HashSet<>();
        MetricCatalogue.all().forEach(metric -> names.add(metric.referenceId()));

        assertThat(names).hasSize(52).hasSameSizeAs(MetricCatalogue.all());
        assertThat(MetricCatalogue.find(new MetricId.Mdc(1))).isEmpty();
        assertThat(MetricCatalogue.find(new MetricId.Raw("vendor", "147842"))).isEmpty();
    }

    /** Extremes are values; only what cannot be is a technical matter. One unit each side of every border. */
    @ParameterizedTest
    @CsvSource({
        "147842, -1, false, false",
        "147842, 0, false, true",
        "147842, 19, false, true",
        "147842, 20, true, true",
        "147842, 300, true, true",
        "147842, 301, false, true",
        "150456, 0, false, false",
        "150456, 1, false, true",
        "150456, 49, false, true",
        "150456, 50, true, true",
        "150456, 100.0, true, true",
        "150456, 100.1, false, false",
        "150021, 0, false, false",
        "150021, 1, false, true",
        "150021, 49, false, true",
        "150021, 50, true, true",
        "150021, 300, true, true",
        "150021, 301, false, true",
        "150022, 9, false, true",
        "150022, 10, true, true",
        "150022, 220, true, true",
        "150022, 221, false, true",
        "151562, 0, false, true",
        "151562, 3, false, true",
        "151562, 4, true, true",
        "151562, 120, true, true",
        "151562, 121, false, true",
        "151728, -0.1, false, false",
        "151728, 150, true, true",
        "151728, 150.1, false, true",
        "150368, 24.9, false, true",
        "150368, 25.0, true, true",
        "150368, 45.0, true, true",
        "150368, 45.1, false, true",
        "150368, 60.1, false, false",
        "150448, 0.02, true, true",
        "150448, 101, true, false",
        "150087, -5, true, true",
    })
    void tellsExtremesFromTheImpossible(int code, String value, boolean plausible, boolean physical) {
        Metric metric = find(code);

        assertThat(metric.isPlausible(Decimal.parse(value))).isEqualTo(plausible);
        assertThat(metric.isPhysical(Decimal.parse(value))).isEqualTo(physical);
    }

    @Test
    void whatIsPlausibleIsPhysicallyPossible() {
        for (Metric metric : MetricCatalogue.all()) {
            Metric.Bounds plausible = metric.plausible();
            if (plausible != null) {
                assertThat(metric.isPhysical(plausible.low()))
                        .as(metric.referenceId())
                        .isTrue();
                assertThat(metric.isPhysical(plausible.high()))
                        .as(metric.referenceId())
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> new Metric.Bounds(Decimal.of(2), Decimal.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Metric find(int code) {
        return MetricCatalogue.find(new MetricId.Mdc(code)).orElseThrow();
    }
}
