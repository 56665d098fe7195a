package org.wardgate.simulator.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Course.Change;
import org.wardgate.simulator.patient.Course.Knot;
import org.wardgate.simulator.patient.Course.Sign;
import org.wardgate.simulator.patient.Disturbance.Kind;
import org.wardgate.simulator.patient.Vitals.Pressure;

class PhysiologicalPatientTest {
    private static final Decimal ONE = Decimal.of(1);

    private long now;

    @Test
    void atRestThePatientIsLikeThePreset() {
        PhysiologicalPatient patient = patient(7);
        List<Vitals> hour = each(patient, 3600);
        assertThat(mean(hour, Vitals::heartRatePerMinute)).isCloseTo(72, within(5.0));
        assertThat(mean(hour, Vitals::respirationPerMinute)).isCloseTo(14, within(1.5));
        assertThat(mean(hour, Vitals::oxygenSaturationPercent)).isCloseTo(97.5, within(0.7));
        assertThat(mean(hour, Vitals::temperatureCelsius)).isCloseTo(36.7, within(0.1));
        assertThat(mean(hour, vitals -> airway(vitals).endTidalMillimetresOfMercury()))
                .isCloseTo(38, within(3.0));
        assertThat(mean(hour, vitals -> pressure(vitals).systolicMillimetresOfMercury()))
                .isCloseTo(125, within(6.0));
        assertThat(hour.stream().map(Vitals::heartRatePerMinute).distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void theSameSeedIsTheSamePatientAndAnotherBedIsAnother() {
        List<Vitals> first = each(patient(7), 600);
        assertThat(each(patient(7), 600)).isEqualTo(first);
        assertThat(each(patient(8), 600)).isNotEqualTo(first);
        assertThat(each(new PhysiologicalPatient(ordinary(7), 2, () -> now), 600))
                .isNotEqualTo(first);
    }

    @Test
    void whatIsTrueDoesNotDependOnHowOftenAnybodyLooks() {
        PhysiologicalPatient watched = patient(7);
        watched.infuse(Drug.KETAMINE, ONE, nanos -> nanos / 1e9 * 0.02);
        each(watched, 1200);
        Vitals seen = at(watched, 1200_700);
        Pressure cuff = watched.cuffPressure(Duration.ofSeconds(15));
        double beats = watched.beats(0);

        now = 0;
        PhysiologicalPatient left = patient(7);
        left.infuse(Drug.KETAMINE, ONE, nanos -> nanos / 1e9 * 0.02);
        assertThat(at(left, 1200_700)).isEqualTo(seen);
        assertThat(left.vitals()).isEqualTo(seen);
        assertThat(left.cuffPressure(Duration.ofSeconds(15))).isEqualTo(cuff);
        assertThat(left.beats(0)).isEqualTo(beats);
    }

    @Test
    void anInfusionReachesTheEffectSiteAsTheModelSays() {
        PhysiologicalPatient patient = patient(7);
        patient.infuse(Drug.KETAMINE, ONE, nanos -> nanos / 1e9 * 35 / 2400);
        at(patient, 2400_000);
        assertThat(patient.effectMilligramsPerLitre(Drug.KETAMINE)).isCloseTo(0.2383, within(0.0001));
    }

    @Test
    void twoPumpsOfOneDrugAddUp() {
        PhysiologicalPatient patient = patient(7);
        patient.infuse(Drug.KETAMINE, ONE, nanos -> nanos / 1e9 * 20 / 2400);
        patient.infuse(Drug.KETAMINE, Decimal.parse("0.5"), nanos -> nanos / 1e9 * 30 / 2400);
        at(patient, 2400_000);
        assertThat(patient.effectMilligramsPerLitre(Drug.KETAMINE)).isCloseTo(0.2383, within(0.0001));
    }

    @Test
    void beatsComeAsOftenAsTheHeartRateSays() {
        PhysiologicalPatient patient = patient(7);
        double sum = 0;
        for (int second = 0; second < 600; second++) {
            sum += decimal(at(patient, second * 1000L).heartRatePerMinute()) / 60;
        }
        now = Duration.ofMinutes(10).toNanos();
        // a heart rate is rounded to a whole number, the beats are not
        assertThat(patient.beats(0)).isCloseTo(sum, within(2.0));
        assertThat(patient.beats(0) - patient.beats(1_000_000_000)).isBetween(0.8, 1.8);
        double before = patient.beats(0);
        now += 500_000_000;
        assertThat(patient.beats(500_000_000)).isCloseTo(before, within(1e-9));
    }

    @Test
    void aCourseLeadsInStraightLinesFromKnotToKnot() {
        Course course = course(Sign.PRESSURE, Change.FACTOR, 60, knot(60, "0.8"), knot(180, "0.6"));
        assertThat(IntStream.of(0, 59, 60, 90, 120, 180, 240, 9999)
                        .mapToLong(second -> Math.round(1000 * course.at(second))))
                .containsExactly(1000L, 1000L, 1000L, 900L, 800L, 700L, 600L, 600L);
        assertThat(course(Sign.HEART_RATE, Change.OFFSET, 0, knot(10, "20")).at(5))
                .isEqualTo(10);
    }

    @Test
    void coursesMultiplyAndAreAddedAndTheHeartAnswersThePressure() {
        Course fall = course(Sign.PRESSURE, Change.FACTOR, 300, knot(30, "0.6"));
        PhysiologicalPatient patient = new PhysiologicalPatient(with(true, List.of(fall)), 1, () -> now);
        PhysiologicalPatient numb = new PhysiologicalPatient(with(false, List.of(fall)), 1, () -> now);
        double calm = decimal(at(patient, 290_000).heartRatePerMinute());
        numb.vitals();
        Vitals fallen = at(patient, 345_000);
        assertThat(decimal(pressure(fallen).systolicMillimetresOfMercury())).isCloseTo(75, within(10.0));
        assertThat(decimal(fallen.heartRatePerMinute()) - calm).isBetween(12.0, 32.0);
        assertThat(decimal(numb.vitals().heartRatePerMinute()) - calm).isBetween(-7.0, 7.0);
    }

    @Test
    void apnoeaIsSeenAtOnceByTheChestAfterTwentySecondsByTheCapnometerAndLateByTheFinger() {
        Course stop = course(Sign.RESPIRATION, Change.FACTOR, 300, knot(1, "0"));
        PhysiologicalPatient patient = new PhysiologicalPatient(with(true, List.of(stop)), 1, () -> now);
        Vitals early = at(patient, 310_000);
        assertThat(early.respirationPerMinute()).isEqualTo(Decimal.of(0));
        assertThat(airway(early).breathsPerMinute()).isEqualTo(Decimal.of(0));
        assertThat(decimal(airway(early).endTidalMillimetresOfMercury())).isGreaterThan(30);
        Vitals later = at(patient, 330_000);
        assertThat(airway(later).endTidalMillimetresOfMercury()).isEqualTo(Decimal.of(0));
        assertThat(decimal(later.oxygenSaturationPercent())).isGreaterThan(95);
        // 90 % at the heart after some 45 s, and then 20 s to the finger and 8 s of averaging
        assertThat(decimal(at(patient, 362_000).oxygenSaturationPercent())).isGreaterThan(90);
        assertThat(decimal(at(patient, 385_000).oxygenSaturationPercent())).isLessThan(90);
    }

    @Test
    void aClosedAirwayMovesNoGasThoughTheChestMoves() {
        Course closed = course(Sign.TIDAL_VOLUME, Change.FACTOR, 300, knot(1, "0"));
        PhysiologicalPatient patient = new PhysiologicalPatient(with(true, List.of(closed)), 1, () -> now);
        Vitals vitals = at(patient, 330_000);
        assertThat(decimal(vitals.respirationPerMinute())).isBetween(10.0, 18.0);
        assertThat(airway(vitals).breathsPerMinute()).isEqualTo(Decimal.of(0));
        assertThat(airway(vitals).endTidalMillimetresOfMercury()).isEqualTo(Decimal.of(0));
    }

    @Test
    void disturbedSensorsSeeNothingAndTheOthersGoOn() {
        PhysiologicalPatient patient = disturbed(Kind.OXIMETER_OFF, Kind.LEADS_OFF);
        Vitals vitals = at(patient, 11_000);
        assertThat(vitals.oxygenSaturationPercent()).isNull();
        assertThat(vitals.pulsePerMinute()).isNull();
        assertThat(vitals.perfusionPercent()).isNull();
        assertThat(vitals.heartRatePerMinute()).isNull();
        assertThat(vitals.respirationPerMinute()).isNull();
        assertThat(vitals.pressure()).isNotNull();
        assertThat(at(patient, 1010_000).heartRatePerMinute()).isNotNull();
    }

    @Test
    void motionMarksSevenTenthsOfTheValuesAndSpoilsTheRest() {
        List<Vitals> moving =
                each(disturbed(Kind.MOTION), 1009).stream().skip(10).toList();
        List<Double> shown = moving.stream()
                .filter(vitals -> vitals.oxygenSaturationPercent() != null)
                .map(vitals -> decimal(vitals.oxygenSaturationPercent()))
                .toList();
        assertThat(shown).hasSizeBetween(250, 350);
        assertThat(shown).allMatch(value -> value > 74 && value < 99).anyMatch(value -> value < 80);
        assertThat(moving).allMatch(vitals -> vitals.heartRatePerMinute() != null);
    }

    @Test
    void aCuffIsUnsureAndFailsAtTimes() {
        PhysiologicalPatient patient = patient(7);
        List<Double> errors = new ArrayList<>();
        int failed = 0;
        for (int i = 1; i <= 2000; i++) {
            Vitals vitals = at(patient, i * 30_000L);
            Pressure cuff = patient.cuffPressure(Duration.ofSeconds(15));
            if (cuff == null) {
                failed++;
            } else {
                errors.add(decimal(cuff.systolicMillimetresOfMercury())
                        - decimal(pressure(vitals).systolicMillimetresOfMercury()));
            }
        }
        assertThat(failed).isBetween(20, 60);
        double square =
                errors.stream().mapToDouble(error -> error * error).average().orElseThrow();
        // 4 of the cuff, 1 of the value it is held against, and a little since the pressure drifts
        assertThat(Math.sqrt(square)).isBetween(3.8, 4.6);
    }

    @Test
    void withoutPerfusionAFingerShowsNothing() {
        Course cold = course(Sign.PERFUSION, Change.FACTOR, 0, knot(1, "0.05"));
        PhysiologicalPatient patient = new PhysiologicalPatient(with(true, List.of(cold)), 1, () -> now);
        assertThat(at(patient, 5_000).oxygenSaturationPercent()).isNull();
    }

    private PhysiologicalPatient patient(long seed) {
        now = 0;
        return new PhysiologicalPatient(ordinary(seed), 1, () -> now);
    }

    private static Physiology ordinary(long seed) {
        return new Physiology(Preset.ADULT, Decimal.of(70), seed, List.of(), ONE, true, false, List.of(), List.of());
    }

    private static Physiology with(boolean baroreflex, List<Course> courses) {
        return new Physiology(Preset.ADULT, Decimal.of(70), 7, List.of(), ONE, baroreflex, false, courses, List.of());
    }

    private PhysiologicalPatient disturbed(Kind... kinds) {
        now = 0;
        List<Disturbance> disturbances = new ArrayList<>();
        for (Kind kind : kinds) {
            disturbances.add(new Disturbance(kind, Duration.ofSeconds(10), Duration.ofSeconds(1010)));
        }
        Physiology physiology =
                new Physiology(Preset.ADULT, Decimal.of(70), 7, List.of(), ONE, true, false, List.of(), disturbances);
        return new PhysiologicalPatient(physiology, 1, () -> now);
    }

    private List<Vitals> each(PhysiologicalPatient patient, int seconds) {
        now = 0;
        List<Vitals> all = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            all.add(at(patient, second * 1000L));
        }
        return all;
    }

    private Vitals at(PhysiologicalPatient patient, long millis) {
        now = millis * 1_000_000;
        return patient.vitals();
    }

    private static double mean(List<Vitals> all, Function<Vitals, @Nullable Decimal> value) {
        return all.stream()
                .mapToDouble(vitals -> decimal(value.apply(vitals)))
                .average()
                .orElseThrow();
    }

    private static double decimal(@Nullable Decimal value) {
        return Objects.requireNonNull(value).toDouble();
    }

    private static Pressure pressure(Vitals vitals) {
        return Objects.requireNonNull(vitals.pressure());
    }

    private static Vitals.Airway airway(Vitals vitals) {
        return Objects.requireNonNull(vitals.airway());
    }

    private static Course course(Sign of, Change by, int from, Knot... knots) {
        return new Course(of, by, Duration.ofSeconds(from), List.of(knots));
    }

    private static Knot knot(int seconds, String value) {
        return new Knot(Duration.ofSeconds(seconds), Decimal.parse(value));
    }
}
