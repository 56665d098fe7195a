package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.ward.Said.ART_DIA;
import static org.wardgate.gateway.ward.Said.ART_SYS;
import static org.wardgate.gateway.ward.Said.CUFF_DIA;
import static org.wardgate.gateway.ward.Said.CUFF_MEAN;
import static org.wardgate.gateway.ward.Said.CUFF_SYS;
import static org.wardgate.gateway.ward.Said.ECG;
import static org.wardgate.gateway.ward.Said.SPO2;
import static org.wardgate.gateway.ward.Said.reading;
import static org.wardgate.gateway.ward.Said.value;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.Episode;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.MetricId.Raw;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;

class NormaliserTest {
    private static final Measurement UNREADABLE = new Missing(Reason.UNREADABLE);

    private static List<Measurement> normal(Reading... readings) {
        return Normaliser.normalise(Arrays.asList(readings)).stream()
                .map(Reading::measurement)
                .toList();
    }

    private static Measurement normal(MetricId metric, String value, Unit unit) {
        return normal(reading(0, metric, "", value(value, unit))).get(0);
    }

    private static Measurement mmhg(String value) {
        return value(value, Unit.MMHG);
    }

    /** 11.7 kPa x 7.50062 = 87.757, 6.7 = 50.254, 8.9 = 66.756. */
    @Test
    void aCuffInKilopascalBecomesMillimetresOfMercury() {
        assertThat(normal(
                        reading(0, CUFF_SYS, "", value("11.7", Unit.KPA)),
                        reading(0, CUFF_DIA, "", value("6.7", Unit.KPA)),
                        reading(0, CUFF_MEAN, "", value("8.9", Unit.KPA))))
                .containsExactly(mmhg("87.8"), mmhg("50.3"), mmhg("66.8"));
    }

    @Test
    void aValueInItsOwnUnitKeepsItsDigits() {
        Reading reading = reading(0, SPO2, "", value("97.0", Unit.PERCENT));
        assertThat(Normaliser.normalise(List.of(reading))).containsExactly(reading);
    }

    @Test
    void anUnknownUnitIsKeptAndNeverJudged() {
        Unit unknown = Unit.raw("philips", "0f20");
        assertThat(normal(CUFF_SYS, "84", unknown)).isEqualTo(value("84", unknown));
        assertThat(Normaliser.isUsable((Measurement.Value) value("84", unknown), Signal.SYSTOLIC_PRESSURE))
                .isFalse();
    }

    @Test
    void aMetricThatNobodyKnowsIsLeftAsItIs() {
        Reading reading = reading(0, new Raw("philips", "4be9"), "", value("-7", Unit.ONE));
        assertThat(Normaliser.normalise(List.of(reading))).containsExactly(reading);
    }

    @ParameterizedTest
    @CsvSource({"150301, 150021", "150302, 150022", "150303, 150023", "149538, 149530"})
    void oneQuantityHasOneCode(int older, int used) {
        for (Measurement measurement : List.of(value("84", unitOf(used)), new Missing(Reason.ONGOING))) {
            Reading old = reading(0, new Mdc(older), "", measurement);
            assertThat(Normaliser.normalise(List.of(old))).containsExactly(reading(0, new Mdc(used), "", measurement));
        }
    }

    private static Unit unitOf(int code) {
        return MetricCatalogue.find(new Mdc(code)).orElseThrow().unit();
    }

    /** What no catalogue knows is neither converted nor checked, and would be judged as it is. */
    @ParameterizedTest
    @EnumSource(Signal.class)
    void everySourceOfASignalIsInTheCatalogueInTheUnitOfItsLimits(Signal signal) {
        assertThat(signal.sources())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(
                                MetricCatalogue.find(source).orElseThrow().unit())
                        .isEqualTo(signal.unit()));
    }

    /** The arterial line's pulse has 149522; 149538 is the plethysmogram's. */
    @Test
    void theArterialPulseGoesBeforeTheOximeters() {
        assertThat(Signal.HEART_RATE.rank(new Mdc(149522)).orElseThrow())
                .isLessThan(Signal.HEART_RATE.rank(new Mdc(149530)).orElseThrow());
        assertThat(Signal.of(new Mdc(149538))).isEmpty();
    }

    /** Extremes are values: only what cannot be is missing. */
    @ParameterizedTest
    @CsvSource({
        "147842, 15, /min",
        "147842, 0, /min",
        "147842, 300, /min",
        "150021, 40, mm[Hg]",
        "150021, 1, mm[Hg]",
        "150456, 20, %",
        "150456, 1, %",
        "151562, 0, /min"
    })
    void anExtremeIsAValue(int code, String number, String unit) {
        Measurement measurement = value(number, new Unit(unit));
        assertThat(normal(new Mdc(code), number, new Unit(unit))).isEqualTo(measurement);
        Signal signal = Signal.of(new Mdc(code)).orElseThrow();
        assertThat(Normaliser.isUsable((Measurement.Value) measurement, signal)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "147842, -1, /min",
        "147842, 501, /min",
        "150021, 0, mm[Hg]",
        "150021, 401, mm[Hg]",
        "150021, 60, kPa",
        "150456, 0, %",
        "150456, 101, %",
        "150301, 0, mm[Hg]",
        "149522, -1, /min"
    })
    void whatCannotBeIsMissing(int code, String number, String unit) {
        assertThat(normal(new Mdc(code), number, new Unit(unit))).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "70, 80"})
    void aSystolicPressureNotAboveTheDiastolicIsNone(String systolic, String diastolic) {
        assertThat(normal(
                        reading(0, CUFF_SYS, "", mmhg(systolic)),
                        reading(0, CUFF_DIA, "", mmhg(diastolic)),
                        reading(0, CUFF_MEAN, "", mmhg("75")),
                        reading(0, ECG, "", value("75", Unit.PER_MINUTE))))
                .containsExactly(UNREADABLE, UNREADABLE, UNREADABLE, value("75", Unit.PER_MINUTE));
    }

    /** The mean of one cuff measurement lies between its two others, or nobody knows which of the three is wrong. */
    @ParameterizedTest
    @CsvSource({"120, 80, 121", "120, 80, 79"})
    void aCuffWhoseMeanLiesOutsideIsNone(String systolic, String diastolic, String mean) {
        Episode episode = new Episode("k1", Duration.ZERO);
        List<Reading> cuff = List.of(
                reading(0, CUFF_SYS, "", mmhg(systolic), episode),
                reading(0, CUFF_DIA, "", mmhg(diastolic), episode),
                reading(0, CUFF_MEAN, "", mmhg(mean), episode));
        assertThat(Normaliser.normalise(cuff))
                .allMatch(reading -> reading.measurement().equals(UNREADABLE))
                .allMatch(Normaliser::isImplausibleCuff);
    }

    @ParameterizedTest
    @CsvSource({"120, 80, 120", "120, 80, 80", "88, 46, 60"})
    void aMeanMayEqualEitherEnd(String systolic, String diastolic, String mean) {
        Episode episode = new Episode("k1", Duration.ZERO);
        List<Reading> cuff = List.of(
                reading(0, CUFF_SYS, "", mmhg(systolic), episode),
                reading(0, CUFF_DIA, "", mmhg(diastolic), episode),
                reading(0, CUFF_MEAN, "", mmhg(mean), episode));
        assertThat(Normaliser.normalise(cuff)).isEqualTo(cuff).noneMatch(Normaliser::isImplausibleCuff);
    }

    /** The parts of a damped arterial line are averaged each in its own way. */
    @Test
    void theMeanOfAStreamMayCross() {
        assertThat(normal(reading(0, ART_SYS, "", mmhg("60")), reading(0, new Mdc(150039), "", mmhg("61"))))
                .containsExactly(mmhg("60"), mmhg("61"));
    }

    /** A monitor that says that it has no pressure, or a stream, is no implausible cuff. */
    @Test
    void onlyACuffThatCannotBeTrueIsImplausible() {
        Episode episode = new Episode("k1", Duration.ZERO);
        assertThat(Normaliser.isImplausibleCuff(reading(0, CUFF_SYS, "", new Missing(Reason.INVALID), episode)))
                .isFalse();
        assertThat(Normaliser.isImplausibleCuff(reading(0, ART_SYS, "", UNREADABLE)))
                .isFalse();
        assertThat(Normaliser.isImplausibleCuff(reading(0, ECG, "", UNREADABLE, episode)))
                .isFalse();
        assertThat(Normaliser.isImplausibleCuff(reading(0, CUFF_SYS, "", UNREADABLE, episode)))
                .isTrue();
    }

    @Test
    void aPerfusionIndexIsInPercentWithOrWithoutItsUnit() {
        MetricId index = new Mdc(150448);
        assertThat(Normaliser.perfusionPercent(reading(0, index, "", value("0.25", Unit.PERCENT))))
                .contains(Decimal.parse("0.25"));
        assertThat(Normaliser.perfusionPercent(reading(0, index, "", value("0.25", Unit.ONE))))
                .contains(Decimal.parse("0.25"));
        assertThat(Normaliser.perfusionPercent(reading(0, index, "", value("0.25", Unit.raw("x", "1")))))
                .isEmpty();
        assertThat(Normaliser.perfusionPercent(reading(
                        0, index, "", new Measurement.Value(Decimal.parse("0.25"), Unit.PERCENT, Quality.DEMO))))
                .isEmpty();
        assertThat(Normaliser.perfusionPercent(reading(0, SPO2, "", value("97", Unit.PERCENT))))
                .isEmpty();
    }

    /** A shock on the arterial line beside an old cuff pressure: lower than the cuff's diastolic, and true. */
    @Test
    void pressuresOfDifferentPlacesDoNotContradictEachOther() {
        assertThat(normal(
                        reading(0, ART_SYS, "", mmhg("72")),
                        reading(0, CUFF_DIA, "", mmhg("80")),
                        reading(0, CUFF_SYS, "", mmhg("120")),
                        reading(0, ART_DIA, "", mmhg("40"))))
                .containsExactly(mmhg("72"), mmhg("80"), mmhg("120"), mmhg("40"));
        assertThat(normal(reading(0, CUFF_SYS, "left", mmhg("72")), reading(0, CUFF_DIA, "right", mmhg("80"))))
                .containsExactly(mmhg("72"), mmhg("80"));
    }

    @Test
    void aPressureInAnUnknownUnitContradictsNothing() {
        Unit unknown = Unit.raw("philips", "0f20");
        assertThat(normal(reading(0, CUFF_SYS, "", mmhg("84")), reading(0, CUFF_DIA, "", value("800", unknown))))
                .containsExactly(mmhg("84"), value("800", unknown));
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void valuesOfDemonstrationAndServiceModesAreNotUsable(Quality quality) {
        Measurement.Value value = new Measurement.Value(Decimal.of(84), Unit.MMHG, quality);
        assertThat(Normaliser.isUsable(value, Signal.SYSTOLIC_PRESSURE))
                .isEqualTo(quality != Quality.DEMO && quality != Quality.TEST);
    }
}
