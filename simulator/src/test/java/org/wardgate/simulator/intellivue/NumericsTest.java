package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.PollRequest.NUMERICS;
import static org.wardgate.simulator.intellivue.Vectors.extendedPoll;
import static org.wardgate.simulator.intellivue.Vectors.poll;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Vitals;

class NumericsTest {
    private static final Options OPTIONS =
            Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)).withUnmeasuredParameters(false);

    private final FakeLine line = new FakeLine();
    private final FakePatient patient = FakePatient.well();
    private IntelliVueMonitor monitor = started(OPTIONS);

    private IntelliVueMonitor started(Options options) {
        IntelliVueMonitor made = new IntelliVueMonitor(line, patient, options);
        made.start();
        return made;
    }

    private Decoded numerics() {
        return Decoded.poll(line.ask(monitor, poll(1, 1, NUMERICS, 0)).get(0));
    }

    @Test
    void theWorkedExamplesValuesAreEncodedByteForByte() {
        line.advanceMillis(20_000);
        Decoded numerics = numerics();
        assertThat(numerics.object(0x82CF).attributes())
                .containsEntry(0x0921, Bytes.ofHex("82cf"))
                .containsEntry(0x092F, Bytes.ofHex("00010006"))
                .containsEntry(0x0924, Bytes.ofHex("00024182"))
                .containsEntry(0x0927, Bytes.ofHex("000e 0048 0052 0020 0020 0020 0020 0000"))
                .containsEntry(0x0950, Bytes.ofHex("4182 0000 0aa0 00000048"));
        assertThat(numerics.object(0x8400).attributes())
                .containsEntry(0x0927, Bytes.ofHex("000e 0053 0070 004f 2082 0020 0020 0000"))
                .containsEntry(0x0950, Bytes.ofHex("4bb8 0000 0220 ff0003ca"));
        assertThat(numerics.object(0x8272).attributes())
                .containsEntry(
                        0x094B,
                        Bytes.ofHex(
                                "0003 001e 4a05 0000 0f20 00000076 4a06 0000 0f20 0000004a 4a07 0000 0f20 00000059"))
                .containsEntry(0x0990, Bytes.ofHex("2025011509284500"));
        assertThat(numerics.contexts).containsExactly(1);
    }

    /** Its pulse has another code in the model, its other numbers have the same. */
    @Test
    void everyNumberIsToldByItsMetric() {
        line.advanceMillis(20_000);
        numerics();
        assertThat(line.said)
                .containsExactlyInAnyOrder(
                        "mdc:147842 72",
                        "mdc:151562 14",
                        "mdc:150456 97.0",
                        "mdc:149530 72",
                        "mdc:150021 118",
                        "mdc:150022 74",
                        "mdc:150023 89");
    }

    @Test
    void everyObjectCarriesTheRecordedAttributes() {
        Decoded numerics = numerics();
        assertThat(numerics.object(0x82CF).attributes().keySet())
                .containsExactly(0x0921, 0x092F, 0x093F, 0x0924, 0x0927, 0x0911, 0x0950);
        assertThat(numerics.object(0x8400).attributes().keySet())
                .containsExactly(0x0921, 0x092F, 0x093F, 0x0924, 0x0927, 0x0917, 0x0911, 0x0950);
        assertThat(numerics.object(0x8272).attributes().keySet())
                .containsExactly(0x0921, 0x092F, 0x093F, 0x0924, 0x0927, 0x0911, 0x0990, 0x094B);
    }

    @Test
    void theGroupOfObservedValuesHasNothingElse() {
        Decoded values =
                Decoded.poll(line.ask(monitor, poll(1, 1, NUMERICS, 0x0803)).get(0));
        assertThat(values.objects).hasSize(5);
        assertThat(values.object(0x82CF).attributes()).containsOnlyKeys(0x0950);
        assertThat(values.object(0x8272).attributes()).containsOnlyKeys(0x0990, 0x094B);
    }

    @Test
    void aParameterThatIsNotMeasuredHasNoValueAndOneThatWasHasAnInvalidOne() {
        patient.shows(null, null, null, null);
        monitor = started(OPTIONS);
        assertThat(numerics().object(0x82CF).values()).isEmpty();
        patient.shows("60", "98", "12", null);
        assertThat(numerics().object(0x8406).values()).containsEntry(0x4822, "0000 0aa0 60");
        patient.shows("60", null, null, null);
        Decoded numerics = numerics();
        assertThat(numerics.object(0x8400).values()).containsEntry(0x4BB8, "8000 0220 NaN");
        assertThat(numerics.object(0x8406).values()).containsEntry(0x4822, "8000 0aa0 NaN");
        assertThat(numerics.object(0x82D6).values()).containsEntry(0x500A, "8000 0ae0 NaN");
        assertThat(numerics.object(0x82CF).values()).containsEntry(0x4182, "0000 0aa0 60");
    }

    @Test
    void valuesHaveTheMonitorsResolution() {
        patient.shows("71.6", "96.25", "13.4", null);
        Decoded numerics = numerics();
        assertThat(numerics.object(0x82CF).values()).containsEntry(0x4182, "0000 0aa0 72");
        assertThat(numerics.object(0x8400).values()).containsEntry(0x4BB8, "0000 0220 96.2");
        assertThat(numerics.object(0x82D6).values()).containsEntry(0x500A, "0000 0ae0 13");
    }

    @ParameterizedTest
    @CsvSource({
        "32000, -3, fd007d00",
        "320, -1, ff000140",
        "320, 1, 01000140",
        "32, 2, 02000020",
        "-1, 0, 00ffffff",
        "15, -1, ff00000f",
        "-100000, -2, fefe7960",
        "8388605, 0, 007ffffd",
        "8388606, 0, 007fffff",
        "-8388606, 0, 007fffff"
    })
    void numbersAreFloatTypes(long unscaled, int exponent, String expected) {
        assertThat(Attribute.floatType(new Decimal(unscaled, exponent))).isEqualTo(Long.parseLong(expected, 16));
    }

    @Test
    void aDemonstrationMarksEveryValue() {
        monitor = started(OPTIONS.withDemoMode(true));
        line.advanceMillis(20_000);
        assertThat(numerics().objects)
                .flatExtracting(object -> object.values().values())
                .hasSize(7)
                .allSatisfy(value -> assertThat(value).startsWith("0400 "));
    }

    @Test
    void theCuffMeasuresAtItsIntervalAndShowsThePressureAtTheEnd() {
        monitor = started(OPTIONS.withNibpInterval(Duration.ofSeconds(60)));
        assertThat(pressure()).isEqualTo("2000 0f20 NaN ffffffffffffffff");
        line.advanceMillis(5_000);
        assertThat(pressure()).isEqualTo("2020 0f20 NaN ffffffffffffffff");
        line.advanceMillis(14_999);
        patient.shows("72", "97.0", "14", FakePatient.pressure(101, 60, 75));
        assertThat(pressure()).isEqualTo("2020 0f20 NaN ffffffffffffffff");
        line.advanceMillis(1);
        assertThat(pressure()).isEqualTo("0000 0f20 101 2025011509284500");
        patient.shows("72", "97.0", "14", FakePatient.pressure(88, 50, 63));
        line.advanceMillis(44_999);
        assertThat(pressure()).isEqualTo("0000 0f20 101 2025011509284500");
        line.advanceMillis(1);
        assertThat(pressure()).isEqualTo("0020 0f20 101 2025011509284500");
        line.advanceMillis(15_000);
        assertThat(pressure()).isEqualTo("0000 0f20 88 2025011509294500");
        patient.shows("72", "97.0", "14", null);
        line.advanceMillis(60_000);
        assertThat(pressure()).isEqualTo("8000 0f20 NaN 2025011509304500");
    }

    private String pressure() {
        Decoded.Observed cuff = numerics().object(0x8272);
        return cuff.values().get(0x4A05) + " " + cuff.attributes().get(0x0990);
    }

    @Test
    void aMonitorSwitchedOnAgainHasForgottenItsMeasurements() {
        line.advanceMillis(30_000);
        monitor.stop();
        monitor.start();
        assertThat(pressure()).isEqualTo("2000 0f20 NaN ffffffffffffffff");
        line.advanceMillis(20_000);
        assertThat(pressure()).isEqualTo("0000 0f20 118 2025011509284500");
    }

    @Test
    void withoutACuffTheParameterHasNoValue() {
        monitor = started(OPTIONS.withNibpInterval(null));
        line.advanceMillis(60_000);
        assertThat(numerics().object(0x8272).values()).isEmpty();
    }

    @Test
    void everySensorBringsItsNumericsWithTheirOwnIdentifiersAndUnits() {
        Vitals.Airway airway = new Vitals.Airway(Decimal.of(38), Decimal.of(0), Decimal.of(13));
        patient.shows(new Vitals(
                Decimal.of(72),
                Decimal.of(97),
                Decimal.of(71),
                Decimal.parse("3.0"),
                Decimal.of(14),
                airway,
                Decimal.parse("36.7"),
                FakePatient.pressure(118, 74, 89)));
        monitor = started(OPTIONS.withSensors(Set.of(Sensor.values())));
        Decoded numerics = numerics();

        assertThat(numerics.object(0x8406).values()).containsEntry(0x4822, "0000 0aa0 71");
        assertThat(numerics.object(0x840A).values()).containsEntry(0x4BB0, "0000 0200 3.0");
        assertThat(numerics.object(0x8510).values())
                .containsEntry(0x50B0, "0000 0f20 38")
                .containsEntry(0x50BA, "0000 0f20 0");
        assertThat(numerics.object(0x8514).values()).containsEntry(0x5012, "0000 0ae0 13");
        assertThat(numerics.object(0x8520).values()).containsEntry(0x4B48, "0000 17a0 36.7");
        assertThat(numerics.object(0x8500).values())
                .containsEntry(0x4A15, "0000 0f20 118")
                .containsEntry(0x4A16, "0000 0f20 74")
                .containsEntry(0x4A17, "0000 0f20 89");
        assertThat(numerics.object(0x8510).attributes()).containsEntry(0x0924, Bytes.ofHex("000250ac"));
        assertThat(numerics.object(0x8514).attributes()).containsEntry(0x0924, Bytes.ofHex("00025012"));
        assertThat(numerics.object(0x8520).attributes()).containsEntry(0x0924, Bytes.ofHex("00024b48"));
        assertThat(numerics.object(0x8500).attributes()).containsEntry(0x0924, Bytes.ofHex("00024a14"));

        patient.shows("72", null, "14", null);
        numerics = numerics();
        assertThat(numerics.object(0x8510).values()).containsEntry(0x50B0, "8000 0f20 NaN");
        assertThat(numerics.object(0x8500).values()).containsEntry(0x4A15, "8000 0f20 NaN");
        assertThat(numerics.object(0x840A).values()).containsEntry(0x4BB0, "8000 0200 NaN");
    }

    @Test
    void aSensorThatIsNotConnectedMeasuresNothing() {
        monitor = started(OPTIONS.withSensors(Set.of(Sensor.OXIMETER)));
        assertThat(numerics().objects)
                .extracting(Decoded.Observed::handle)
                .containsExactly(0x8272, 0x8400, 0x8406, 0x840A);
        monitor = started(OPTIONS.withUnmeasuredParameters(true).withSensors(Set.of()));
        assertThat(line.ask(monitor, poll(1, 1, NUMERICS, 0)).stream()
                        .flatMap(message -> Decoded.poll(message).objects.stream()))
                .extracting(Decoded.Observed::handle)
                .contains(0x82CF)
                .doesNotContain(0x8500, 0x8510, 0x8514, 0x8520);
    }

    @Test
    void theFirstRecordedAnswerIsRebuiltByteForByte() {
        List<Bytes> recorded = Captures.messages("mib-serial-m8000-handshake-numerics-waves.raw");
        patient.shows(null, null, null, null);
        monitor = started(
                Options.standard(LocalDateTime.of(2021, 4, 22, 11, 43, 22)).withNibpInterval(null));
        line.time.advance(DeviceClock.ofTicks(1_954_816));
        assertThat(line.ask(monitor, extendedPoll(1, 1, NUMERICS))).isEqualTo(recorded.subList(2, 6));
    }
}
