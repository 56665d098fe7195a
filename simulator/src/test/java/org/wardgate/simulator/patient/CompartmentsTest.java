package org.wardgate.simulator.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected curves were computed by another program, with the same method at a step of 3 s. */
class CompartmentsTest {
    private static final Body ADULT = new Body(70, 170, 40, true);

    @ParameterizedTest
    @CsvSource({
        // minute, plasma and effect site for: 35 mg in 40 min; 24.5 mg/h for 4 h; 80 mg in 120 min
        "1, 0.1005, 0.0324, 0.0469, 0.0151, 0.0766, 0.0247",
        "5, 0.1553, 0.1366, 0.0725, 0.0638, 0.1184, 0.1041",
        "10, 0.1818, 0.1742, 0.0848, 0.0813, 0.1385, 0.1327",
        "20, 0.2096, 0.2062, 0.0978, 0.0962, 0.1597, 0.1571",
        "40, 0.2403, 0.2383, 0.1122, 0.1112, 0.1831, 0.1816",
        "60, 0.0551, 0.0567, 0.1235, 0.1227, 0.2017, 0.2003",
        "120, 0.0358, 0.0362, 0.1503, 0.1497, 0.2453, 0.2444",
        "240, 0.0173, 0.0175, 0.1818, 0.1815, 0.0515, 0.0520",
        "360, 0.0084, 0.0085, 0.0468, 0.0472, 0.0249, 0.0251"
    })
    void ketamineFollowsDominosCurves(int minute, double p1, double e1, double p2, double e2, double p3, double e3) {
        assertCurve(after(Kinetics.DOMINO, minute, 35, 40), p1, e1, 4);
        assertCurve(after(Kinetics.DOMINO, minute, 98, 240), p2, e2, 4);
        assertCurve(after(Kinetics.DOMINO, minute, 80, 120), p3, e3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0.0332, 0.0320",
        "20, 0.1095, 0.1087",
        "40, 0.1773, 0.1768",
        "60, 0.1154, 0.1158",
        "120, 0.0588, 0.0589",
        "240, 0.0346, 0.0346"
    })
    void ketamineFollowsClementsCurve(int minute, double plasma, double effect) {
        assertCurve(after(Kinetics.CLEMENTS, minute, 35, 40), plasma, effect, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.003263, 0.000018",
        "2, 0.006439, 0.000070",
        "5, 0.015470, 0.000422",
        "10, 0.029001, 0.001587",
        "30, 0.068411, 0.011260",
        "60, 0.100523, 0.032392"
    })
    void theFirstMinuteIsRightSecondBySecond(int seconds, double plasma, double effect) {
        Compartments body = new Compartments(Kinetics.DOMINO.in(ADULT));
        for (int i = 0; i < seconds; i++) {
            body.advance(1, 0.875 / 60);
        }
        assertCurve(body, plasma, effect, 6);
    }

    @ParameterizedTest
    @CsvSource({
        // minute, plasma and effect site for 350 mg in 60 and in 30 min, by the fast and by the slow model
        "5, 1.356, 0.608, 2.713, 1.217, 1.445, 0.618, 2.890, 1.236",
        "10, 1.787, 1.203, 3.574, 2.407, 1.810, 1.244, 3.620, 2.488",
        "30, 2.931, 2.655, 5.862, 5.309, 2.794, 2.526, 5.588, 5.052",
        "60, 3.704, 3.601, 1.547, 1.894, 3.973, 3.772, 2.359, 2.493",
        "90, 1.063, 1.301, 0.579, 0.707, 2.088, 2.202, 1.818, 1.910",
        "120, 0.398, 0.486, 0.216, 0.265, 1.609, 1.691, 1.401, 1.472"
    })
    void lidocaineFollowsItsCurves(
            int minute, double p1, double e1, double p2, double e2, double p3, double e3, double p4, double e4) {
        assertCurve(after(Kinetics.LIDOCAINE_FAST, minute, 350, 60), p1, e1, 3);
        assertCurve(after(Kinetics.LIDOCAINE_FAST, minute, 350, 30), p2, e2, 3);
        assertCurve(after(Kinetics.LIDOCAINE_SLOW, minute, 350, 60), p3, e3, 3);
        assertCurve(after(Kinetics.LIDOCAINE_SLOW, minute, 350, 30), p4, e4, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.06",
        "2, 3.19",
        "3, 5.62",
        "4, 8.07",
        "5, 10.43",
        "6, 11.62",
        "8, 11.23",
        "10, 10.20",
        "15, 8.09",
        "20, 6.62",
        "30, 4.65"
    })
    void anOverdoseOfLidocainePeaksAMinuteAfterItsEnd(int minute, double effect) {
        assertThat(after(Kinetics.LIDOCAINE_FAST, minute, 500, 5).effectMilligramsPerLitre())
                .isCloseTo(effect, within(0.0051));
    }

    @ParameterizedTest
    @CsvSource({"LIDOCAINE_FAST, 1.25", "LIDOCAINE_SLOW, 2.38"})
    void aSteadyInfusionEndsInBalance(Kinetics kinetics, double plasma) {
        int tenHours = 1000;
        assertThat(after(kinetics, tenHours, 105.0 / 60 * tenHours, tenHours).plasmaMilligramsPerLitre())
                .isCloseTo(plasma, within(0.0051));
    }

    @ParameterizedTest
    @CsvSource({
        // central volume in L, clearance in L/min
        "DOMINO, 4.41, 1.932",
        "CLEMENTS, 122.65, 1.337",
        "LIDOCAINE_FAST, 6.16, 1.400",
        "LIDOCAINE_SLOW, 8.4, 0.735"
    })
    void volumesAndClearancesAreThoseOfTheModels(Kinetics kinetics, double litres, double clearance) {
        CompartmentModel model = kinetics.in(ADULT);
        assertThat(model.centralLitres()).isCloseTo(litres, within(0.0051));
        assertThat(model.centralLitres() * model.k10()).isCloseTo(clearance, within(0.00051));
    }

    @Test
    void marshGrowsWithTheWeight() {
        CompartmentModel model = Kinetics.MARSH.in(ADULT);
        assertThat(model.centralLitres()).isCloseTo(15.96, within(0.0051));
        assertThat(model.centralLitres() * model.k12() / model.k21()).isCloseTo(32.50, within(0.0051));
        assertThat(model.centralLitres() * model.k13() / model.k31()).isCloseTo(202.64, within(0.0051));
    }

    @Test
    void schniderFollowsLeanBodyMassAndAge() {
        CompartmentModel model = Kinetics.SCHNIDER.in(ADULT);
        assertThat(ADULT.leanKilograms()).isCloseTo(55.298, within(0.00051));
        assertThat(model.centralLitres()).isEqualTo(4.27);
        assertThat(model.centralLitres() * model.k10()).isCloseTo(1.6381, within(0.000051));
        assertThat(model.k10()).isCloseTo(0.38364, within(0.0000051));
        assertThat(model.k12()).isCloseTo(0.37518, within(0.0000051));
        assertThat(model.k13()).isCloseTo(0.19578, within(0.0000051));
        assertThat(model.k21()).isCloseTo(0.066797, within(0.00000051));
        assertThat(model.k31()).isCloseTo(0.0035126, within(0.000000051));
    }

    @Test
    void patientsDifferByChanceButNotTheSameOne() {
        CompartmentModel nominal = Kinetics.DOMINO.in(ADULT);
        CompartmentModel one = nominal.varied(new SplittableRandom(1));
        assertThat(one).isEqualTo(nominal.varied(new SplittableRandom(1))).isNotEqualTo(nominal);
        assertThat(nominal.varied(new SplittableRandom(2))).isNotEqualTo(one);
        assertThat(one.centralLitres() / nominal.centralLitres()).isBetween(0.3, 3.0);
    }

    private static Compartments after(Kinetics kinetics, int minutes, double milligrams, int infusedMinutes) {
        Compartments body = new Compartments(kinetics.in(ADULT));
        for (int second = 0; second < minutes * 60; second++) {
            body.advance(1, second < infusedMinutes * 60 ? milligrams / (infusedMinutes * 60) : 0);
        }
        return body;
    }

    private static void assertCurve(Compartments body, double plasma, double effect, int decimals) {
        double half = 0.51 * Math.pow(10, -decimals);
        assertThat(body.plasmaMilligramsPerLitre()).as("plasma").isCloseTo(plasma, within(half));
        assertThat(body.effectMilligramsPerLitre()).as("effect site").isCloseTo(effect, within(half));
    }
}
