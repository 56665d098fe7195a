package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.device.intellivue.Monitor.attribute;
import static org.wardgate.device.intellivue.Monitor.list;
import static org.wardgate.device.intellivue.Monitor.object;
import static org.wardgate.device.intellivue.Monitor.sized;
import static org.wardgate.device.intellivue.Monitor.u16;
import static org.wardgate.device.intellivue.Monitor.u32;
import static org.wardgate.device.intellivue.Monitor.value;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;

/** What becomes of a monitor's messages when nobody has asked for them, as over a recording. */
class IntelliVueEventsTest {
    private static final long SECOND = 8000;
    private static final int ALERTS = 0x0036;
    private static final int WAVES = 0x0009;

    private final DriverHarness harness = new DriverHarness(new IntelliVueDriverProvider());

    private Reading only() {
        List<Reading> readings = harness.events(Reading.class);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private List<Reading> newest(int count) {
        List<Reading> readings = harness.events(Reading.class);
        return readings.subList(readings.size() - count, readings.size());
    }

    @Test
    void nothingIsSentWithoutAConversation() {
        harness.receive(Monitor.associated(4000, 0x8E00_0000L));
        harness.receive(Monitor.frame(Golden.MDS_CREATE.toHex()));
        harness.receive(Monitor.frame(Golden.NUMERICS.toHex()));
        harness.receive(Monitor.aborted());
        harness.time.advance(Duration.ofMinutes(1));

        assertThat(harness.sent).isEmpty();
        assertThat(harness.events(LineState.class))
                .extracting(LineState::status)
                .containsExactly(LineState.Status.LIVE, LineState.Status.SILENT);
        assertThat(harness.counts).isEmpty();
    }

    @Test
    void aValueBecomesAReading() {
        harness.receive(Monitor.created(1, "2021042211472600", 0, 0x4000));
        harness.receive(Monitor.numerics(SECOND / 2, object(0x82CF, Monitor.LABEL_HR, Monitor.HR_60)));

        Reading reading = only();
        assertThat(reading.metric()).isEqualTo(new MetricId.Mdc(147842));
        assertThat(reading.channel()).isEqualTo("0001/82cf");
        assertThat(reading.label()).isEqualTo("HR");
        assertThat(reading.measurement())
                .isEqualTo(new Measurement.Value(Decimal.of(60), Unit.PER_MINUTE, Quality.GOOD));
        assertThat(reading.episode()).isNull();
        assertThat(reading.header().deviceTime()).isEqualTo(LocalDateTime.parse("2021-04-22T11:47:26.500"));
        assertThat(reading.header().received()).isEqualTo(harness.time.now());
    }

    @Test
    void documentedNumericsBecomeFiveReadings() {
        harness.receive(Monitor.frame(Golden.NUMERICS.toHex()));

        assertThat(harness.events(Reading.class))
                .extracting(r -> r.metric().key() + " " + ((Measurement.Value) r.measurement()).value())
                .containsExactly(
                        "mdc:147842 72", "mdc:150456 97.0", "mdc:150021 118", "mdc:150022 74", "mdc:150023 89");
        assertThat(newest(1).get(0).episode()).isNotNull();
    }

    @Test
    void aParameterWithoutValueIsNoReading() {
        harness.receive(Monitor.numerics(0, object(0x82CF, Monitor.LABEL_HR, Monitor.CONTINUOUS)));

        assertThat(harness.events(Reading.class)).isEmpty();
    }

    @Test
    void aLabelIsRememberedForAnswersWithoutIt() {
        harness.receive(Monitor.numerics(0, object(1, Monitor.LABEL_HR, Monitor.HR_60), object(2, Monitor.HR_60)));
        harness.receive(Monitor.numerics(0, object(1, Monitor.HR_60)));

        assertThat(harness.events(Reading.class)).extracting(Reading::label).containsExactly("HR", null, "HR");
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 0000003c, INVALID",
        "8001, 007fffff, INVALID",
        "2000, 007fffff, UNAVAILABLE",
        "2020, 007fffff, ONGOING",
        "9000, 007fffff, CALIBRATING",
        "0000, 007fffff, INVALID",
        "0000, 00800000, INVALID",
        "0000, 007ffffe, OVER_RANGE",
        "0000, 00800002, UNDER_RANGE"
    })
    void aValueThatMayNotBeShownIsMissingWithItsReason(String state, String number, Measurement.Reason reason) {
        harness.receive(Monitor.numerics(0, object(1, attribute(0x0950, "4182" + state + "0aa0" + number))));

        assertThat(only().measurement()).isEqualTo(new Missing(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, GOOD",
        "0002, GOOD",
        "0020, GOOD",
        "0040, ESTIMATED",
        "4040, QUESTIONABLE",
        "4800, TEST",
        "4C40, DEMO"
    })
    void theWorstMarkIsTheQuality(String state, Quality quality) {
        harness.receive(Monitor.numerics(0, object(1, attribute(0x0950, "4182" + state + "0aa00000003c"))));

        assertThat(((Measurement.Value) only().measurement()).quality()).isEqualTo(quality);
    }

    @ParameterizedTest
    @CsvSource({"4000, GOOD", "2000, DEMO", "1000, TEST"})
    void theOperatingModeMarksEveryValue(String mode, Quality quality) {
        harness.receive(Monitor.created(1, "2021042211472600", 0, Integer.parseInt(mode, 16)));
        harness.receive(Monitor.numerics(0, object(1, Monitor.HR_60)));

        assertThat(((Measurement.Value) only().measurement()).quality()).isEqualTo(quality);
    }

    @Test
    void aMetricThatIsSwitchedOffHasNoValue() {
        harness.receive(Monitor.numerics(0, object(1, attribute(0x0940, "8000"), Monitor.HR_60)));
        harness.receive(Monitor.numerics(0, object(1, attribute(0x0940, "0000"), Monitor.HR_60)));

        assertThat(harness.events(Reading.class))
                .extracting(r -> r.measurement().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void unitsStayTheDevicesAndUnknownIdsStayRaw() {
        harness.receive(Monitor.numerics(
                0,
                object(1, attribute(0x0950, value(0x4A15, 0, 0x0F03, 0xFF00_009DL))),
                object(2, attribute(0x0950, value(0xF04E, 0, 0x1234, 45)))));

        List<Reading> readings = harness.events(Reading.class);
        assertThat(readings.get(0).measurement())
                .isEqualTo(new Measurement.Value(Decimal.parse("15.7"), Unit.KPA, Quality.GOOD));
        assertThat(readings.get(1).metric()).isEqualTo(new MetricId.Raw("philips-intellivue", "f04e"));
        assertThat(readings.get(1).measurement())
                .isEqualTo(new Measurement.Value(Decimal.of(45), Unit.raw("philips-intellivue", "1234"), Quality.GOOD));
    }

    @Test
    void unknownAndDamagedAttributesAreCountedAndTheRestIsRead() {
        harness.receive(Monitor.numerics(
                0,
                object(
                        1,
                        attribute(0xF237, "ffffffff"),
                        attribute(0x0950, "4182"),
                        attribute(0x093F, "0000"),
                        attribute(0x0940, "00")),
                object(2, attribute(0x094B, "0002000a" + value(0x4A05, 0, 0x0F20, 120)), Monitor.HR_60)));

        assertThat(harness.counts)
                .containsEntry("unknown-attribute-f237", 1)
                .containsEntry("damaged-attribute-0950", 1)
                .containsEntry("damaged-attribute-094b", 1);
        assertThat(harness.events(Reading.class)).hasSize(1);
    }

    @Test
    void classesThatNobodyAskedForAreCounted() {
        harness.receive(Monitor.polled(0x002A, 0, 0, object(1, Monitor.HR_60)));

        assertThat(harness.counts).containsOnlyKeys("unexpected-class-002a");
        assertThat(harness.events(Reading.class)).isEmpty();
    }

    @Test
    void handlesWithoutEndDoNotFillTheMemory() {
        for (int i = 0; i < 1100; i++) {
            harness.receive(Monitor.numerics(i, object(i, Monitor.LABEL_HR, Monitor.HR_60)));
        }

        assertThat(harness.events(Reading.class)).hasSize(1100);
        assertThat(harness.counts).containsEntry("too-many-objects", 1);
    }

    // ---- episodes ----

    private static String cuff(String stamp) {
        return object(
                0x8272, Monitor.EPISODIC, attribute(0x0990, stamp), attribute(0x0950, value(0x4A05, 0, 0x0F20, 120)));
    }

    private Duration age() {
        return java.util.Objects.requireNonNull(episode().age());
    }

    private org.wardgate.model.Episode episode() {
        return java.util.Objects.requireNonNull(newest(1).get(0).episode());
    }

    @Test
    void theFirstCuffIsAsOldAsItsTimeStampSaysAndGrowsOlder() {
        harness.receive(Monitor.created(1, "2021042211472600", 0, 0x4000));
        harness.receive(Monitor.numerics(SECOND, cuff("2021042211400000")));
        assertThat(episode().key()).isEqualTo("2021042211400000");
        assertThat(age()).isEqualTo(Duration.ofSeconds(447));

        harness.receive(Monitor.numerics(11 * SECOND, cuff("2021042211400000")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(457));
    }

    @Test
    void aCuffThatIsMeasuredUnderOurEyesIsNewWhateverTheClocksSay() {
        harness.receive(Monitor.created(1, "2021042211472600", 0, 0x4000));
        harness.receive(Monitor.numerics(SECOND, cuff("2021042211400000")));
        // a clock set back by an hour
        harness.receive(Monitor.numerics(2 * SECOND, cuff("2021042210472700")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(1));
        // a clock set on by an hour
        harness.receive(Monitor.numerics(4 * SECOND, cuff("2021042212472800")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(2));
        harness.receive(Monitor.numerics(7 * SECOND, cuff("2021042212472800")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(5));
        // a clock that is right: the time stamp tells more than the gap
        harness.receive(Monitor.numerics(17 * SECOND, cuff("2021042211474000")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aFirstCuffFromTheFutureIsOfUnknownAgeForGood() {
        harness.receive(Monitor.created(1, "2021102802050000", 0, 0x4000));
        harness.receive(Monitor.numerics(SECOND, cuff("2021102802550000")));
        assertThat(episode().age()).isNull();

        harness.receive(Monitor.numerics(3600 * SECOND, cuff("2021102802550000")));
        assertThat(episode().age()).isNull();
    }

    @Test
    void aTimeStampASecondAheadIsRounding() {
        harness.receive(Monitor.created(1, "2021042211472600", 0, 0x4000));
        harness.receive(Monitor.numerics(0, cuff("2021042211472700")));

        assertThat(age()).isZero();
    }

    @Test
    void theAgeIsLearnedWithTheClock() {
        harness.receive(Monitor.numerics(SECOND, cuff("2021042211400000")));
        assertThat(episode().age()).isNull();

        harness.receive(Monitor.created(1, "2021042211472600", 0, 0x4000));
        harness.receive(Monitor.numerics(2 * SECOND, cuff("2021042211400000")));
        assertThat(age()).isEqualTo(Duration.ofSeconds(448));
    }

    @Test
    void aMissingCuffKeepsItsTimeStamp() {
        harness.receive(Monitor.numerics(
                0,
                object(
                        1,
                        Monitor.EPISODIC,
                        attribute(0x0990, "2021032912461800"),
                        attribute(0x0950, value(0x4A05, 0x2000, 0x0F20, 0x7FFFFF)))));

        assertThat(episode().key()).isEqualTo("2021032912461800");
        assertThat(only().measurement()).isEqualTo(new Missing(Measurement.Reason.UNAVAILABLE));
    }

    @Test
    void aTimeStampInTicksServesAsWell() {
        harness.receive(Monitor.numerics(
                100 * SECOND, object(1, Monitor.EPISODIC, attribute(0x0991, u32(90 * SECOND)), Monitor.HR_60)));

        assertThat(episode().key()).isEqualTo("000afc80");
        assertThat(age()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aContinuousValueWithATimeStampIsNoEpisode() {
        harness.receive(Monitor.numerics(
                0, object(1, Monitor.CONTINUOUS, attribute(0x0990, "2021032912461800"), Monitor.HR_60)));

        assertThat(only().episode()).isNull();
    }

    @Test
    void withoutATimeStampOtherNumbersAreAnotherMeasurement() {
        String pressure = attribute(0x094B, list(value(0x4A05, 0, 0x0F20, 120), value(0x4A06, 0, 0x0F20, 80)));
        harness.receive(Monitor.numerics(0, object(1, Monitor.EPISODIC, pressure)));
        assertThat(episode().key()).isEqualTo("120/80");
        assertThat(episode().age()).isNull();

        String next = attribute(0x094B, list(value(0x4A05, 2, 0x0F20, 110), value(0x4A06, 0, 0x0F20, 80)));
        harness.receive(Monitor.numerics(SECOND, object(1, Monitor.EPISODIC, next)));
        assertThat(episode().key()).isEqualTo("110/80");
        assertThat(age()).isEqualTo(Duration.ofSeconds(1));
    }

    // ---- linked answers and sequences ----

    @Test
    void partsOfALinkedAnswerAreUsedAsTheyComeAndRepeatedOnesOnce() {
        String first = Monitor.poll(6, 0, 0, object(1, Monitor.HR_60));
        String second = Monitor.poll(6, 0, 0, object(2, Monitor.HR_60));
        harness.receive(Monitor.linked(1, 1, first));
        harness.receive(Monitor.linked(2, 2, second));
        harness.receive(Monitor.linked(2, 2, second));
        harness.receive(Monitor.numerics(0));

        assertThat(harness.events(Reading.class))
                .extracting(Reading::channel)
                .containsExactly("0001/0001", "0001/0002");
        assertThat(harness.counts).containsExactly(java.util.Map.entry("linked-part-repeated", 1));
    }

    @Test
    void groupsThatLostAPartAreCounted() {
        String[] polls = {Monitor.poll(6, 0, 0), Monitor.poll(6, 0, 1), Monitor.poll(6, 0, 2), Monitor.poll(6, 0, 3)};
        harness.receive(Monitor.linked(1, 1, polls[0]));
        harness.receive(Monitor.linked(3, 3, polls[0])); // the second is missing
        harness.receive(Monitor.numerics(0));
        assertThat(harness.counts).containsEntry("linked-group-incomplete", 1);
        harness.receive(Monitor.linked(2, 2, polls[1])); // the first is missing
        harness.receive(Monitor.numerics(1));
        assertThat(harness.counts).containsEntry("linked-group-incomplete", 2);
        harness.receive(Monitor.linked(1, 1, polls[2])); // the closing one is missing
        harness.receive(Monitor.linked(1, 1, polls[3]));
        assertThat(harness.counts).containsEntry("linked-group-incomplete", 3);
        harness.time.advance(Duration.ofMillis(2001));
        harness.receive(Monitor.numerics(20_000)); // too late to be the closing one
        assertThat(harness.counts).containsEntry("linked-group-incomplete", 4);
        harness.receive(Monitor.linked(1, 1, Monitor.poll(6, 0, 20_001)));
        harness.receive(Monitor.associated(4000, 0));
        assertThat(harness.counts).containsExactly(java.util.Map.entry("linked-group-incomplete", 5));
    }

    @Test
    void linkedAnswersWithoutEndDoNotFillTheMemory() {
        String poll = Monitor.poll(6, 0, 0);
        for (int invokeId = 0; invokeId < 20; invokeId++) {
            String body = "0101" + u16(invokeId) + "0007" + sized(Monitor.mds() + "f13b" + sized(poll));
            harness.receive(Monitor.frame("e1000002" + "0005" + sized(body)));
        }

        assertThat(harness.counts).containsEntry("linked-group-incomplete", 16);
    }

    @Test
    void gapsInASequenceAreCountedAndRestartsAreNone() {
        for (int sequence : new int[] {0, 1, 2, 0, 3, 4, 0, 0, 1, 1, 2, 4, 5, 65535}) {
            harness.receive(Monitor.polled(6, sequence, 0));
        }

        assertThat(harness.counts).containsExactly(java.util.Map.entry("sequence-gap", 2));
    }

    // ---- waves ----

    private static final String ECG_SPECIFICATION = attribute(0x096D, "0004100e3000")
            + attribute(0x098D, "00000020")
            + attribute(0x0996, "10b2")
            + attribute(0x096F, "fefff000fd009ffb00003fff");

    private static String ecg(String... attributes) {
        return u16(0x02CA) + u16(attributes.length) + sized(String.join("", attributes));
    }

    private static String samples(int physioId, int state, String samples) {
        return u16(physioId) + u16(state) + sized(samples);
    }

    @Test
    void samplesBeforeTheirSpecificationAreCountedAndLaterOnesBecomeWaveforms() {
        String twoLeads = attribute(0x0967, list(samples(0x0102, 0, "201fa021"), samples(0x0143, 0, "0001")));
        harness.receive(Monitor.polled(WAVES, 1, 0, ecg(twoLeads)));
        assertThat(harness.counts).containsEntry("wave-without-specification", 2);
        assertThat(harness.events(Waveform.class)).isEmpty();

        harness.receive(Monitor.polled(WAVES, 2, 0, ecg(ECG_SPECIFICATION)));
        harness.receive(Monitor.polled(WAVES, 3, 0, ecg(twoLeads)));

        List<Waveform> waves = harness.events(Waveform.class);
        assertThat(waves).extracting(w -> w.metric().key()).containsExactly("mdc:131330", "mdc:131395");
        assertThat(waves.get(0).samplePeriod()).isEqualTo(Duration.ofMillis(4));
        assertThat(waves.get(0).samples().at(0)).isEqualTo(0x201F);
        assertThat(waves.get(0).samples().at(1)).isEqualTo(0x2021);
        assertThat(waves.get(0).channel()).isEqualTo("0001/02ca");
    }

    @Test
    void aWaveWithoutScaleKeepsItsSamplesAsTheyAre() {
        harness.receive(Monitor.polled(
                WAVES,
                0,
                0,
                object(
                        0x0402,
                        attribute(0x096D, "0002100c8000"),
                        attribute(0x098D, "00000040"),
                        attribute(0x096F, "007fffff007fffff00000fff"),
                        attribute(0x096E, samples(0x4BB4, 0, "08000801")))));

        Waveform wave = harness.events(Waveform.class).get(0);
        assertThat(wave.samples().scale()).isNull();
        assertThat(wave.samples().count()).isEqualTo(2);
    }

    @Test
    void invalidAndDamagedWavesAreCounted() {
        harness.receive(Monitor.polled(
                WAVES,
                0,
                0,
                ecg(ECG_SPECIFICATION, attribute(0x096E, samples(0x0102, 0x8000, "2000"))),
                object(
                        2,
                        attribute(0x096D, "000220203000"),
                        attribute(0x096F, "0000"),
                        attribute(0xF998, ""),
                        attribute(0x096E, "0102000000ff2000"),
                        attribute(0x0967, "0002" + sized(samples(0x0102, 0, "2000") + "0102000000ff")))));

        assertThat(harness.events(Waveform.class)).isEmpty();
        assertThat(harness.counts)
                .containsEntry("wave-invalid", 1)
                .containsEntry("damaged-attribute-096d", 1)
                .containsEntry("damaged-attribute-096f", 1)
                .containsEntry("damaged-attribute-0967", 1)
                .containsEntry("damaged-attribute-096e", 1)
                .containsEntry("unknown-attribute-f998", 1)
                .containsEntry("wave-without-specification", 1);
    }

    // ---- alerts ----

    private static String alarms(int list, String... entries) {
        return object(1, attribute(list, list(entries)));
    }

    private static String alarm(int instance, int type, int state, String text) {
        String information = u16(instance) + "00024182" + "0002" + "6000" + sized(text);
        return "4182" + "0028" + u16(type) + u16(state) + "0006" + "0001" + "82cf" + "0204" + sized(information);
    }

    @Test
    void documentedAlarmsBecomeAlerts() {
        harness.receive(Monitor.frame(Golden.ALERTS.toHex()));

        assertThat(harness.events(DeviceAlert.class))
                .extracting(DeviceAlert::type, DeviceAlert::priority, DeviceAlert::text, DeviceAlert::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "SpO\u2082 SENSOR OFF", true),
                        org.assertj.core.groups.Tuple.tuple(
                                DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "** HR 125 >120", true));
        assertThat(harness.events(DeviceAlert.class).get(1).code()).isEqualTo("4182/0028/0006/0001/82cf/0001");
        assertThat(harness.counts).isEmpty();
    }

    @Test
    void alertsBeginChangeAndEndWithTheirList() {
        String low = alarm(1, 0x0100, 8, "00480052");
        String high = alarm(1, 0x0400, 0, "00480052");
        String other = alarm(2, 0x0200, 0, "0048");
        harness.receive(Monitor.polled(ALERTS, 0, 0, alarms(0x0902, low)));
        harness.receive(Monitor.polled(ALERTS, 1, 0, alarms(0x0902, low)));
        harness.receive(Monitor.polled(ALERTS, 2, 0, alarms(0x0902, high, other)));
        harness.receive(Monitor.polled(ALERTS, 3, 0, object(1, attribute(0x0916, "00000007020000020200"))));
        harness.receive(Monitor.polled(ALERTS, 4, 0, alarms(0x0902, other)));

        assertThat(harness.events(DeviceAlert.class))
                .extracting(a -> a.priority() + " " + a.text() + " " + a.active())
                .containsExactly("LOW HR true", "HIGH HR true", "MEDIUM H true", "HIGH HR false");
    }

    @Test
    void aListThatCannotBeReadEndsNothing() {
        harness.receive(Monitor.polled(ALERTS, 0, 0, alarms(0x0904, alarm(1, 4, 0, "0048"))));
        harness.receive(Monitor.polled(ALERTS, 1, 0, object(1, attribute(0x0904, "00010000"))));

        assertThat(harness.events(DeviceAlert.class)).hasSize(1);
        assertThat(harness.counts).containsEntry("damaged-attribute-0904", 1);
    }

    @Test
    void standingAlertsAreToldAgainAfterANewAssociationAndLostOnesEnd() {
        harness.receive(Monitor.polled(ALERTS, 0, 0, alarms(0x0904, alarm(1, 4, 0, "0041"), alarm(2, 4, 0, "0042"))));
        harness.receive(Monitor.associated(4000, 0));
        harness.receive(Monitor.polled(ALERTS, 0, 0, alarms(0x0904, alarm(2, 4, 0, "0042"))));

        assertThat(harness.events(DeviceAlert.class))
                .extracting(a -> a.text() + " " + a.active())
                .containsExactly("A true", "B true", "A false", "B true");
    }

    @Test
    void demonstrationAndTestAlarmsSaySo() {
        harness.receive(Monitor.polled(
                ALERTS, 0, 0, alarms(0x0902, alarm(1, 0x0100, 0x0100, "0041"), alarm(2, 0x0100, 0x0400, "0042"))));

        assertThat(harness.events(DeviceAlert.class))
                .extracting(DeviceAlert::text)
                .containsExactly("DEMO: A", "TEST: B");
    }

    @Test
    void anAlarmWithoutTextIsNamedByItsCodes() {
        String entry =
                "4182" + "0028" + "0100" + "0000" + "0006" + "0001" + "82cf" + "0201" + sized("0001000241820002");
        harness.receive(Monitor.polled(ALERTS, 0, 0, alarms(0x0902, entry, "4182")));

        assertThat(harness.events(DeviceAlert.class))
                .extracting(DeviceAlert::text)
                .containsExactly("alarm 0028 of 4182");
    }

    // ---- identity ----

    @Test
    void theCreationEventIsTheIdentity() {
        harness.receive(Monitor.frame(Golden.MDS_CREATE.toHex()));

        DeviceIdentity identity = harness.events(DeviceIdentity.class).get(0);
        assertThat(identity.manufacturer()).isEqualTo("Philips");
        assertThat(identity.model()).isEqualTo("M8000");
        assertThat(identity.serialNumber()).isEqualTo("0009FB029E18");
        assertThat(identity.header().deviceTime()).isEqualTo(LocalDateTime.parse("2021-04-22T11:47:26"));
        assertThat(identity.attributes())
                .containsEntry("system-type", "0001/114d")
                .containsEntry("association-number", "348")
                .containsEntry("nomenclature-version", "00010000")
                .containsEntry("text-catalog-revision", "062d062d")
                .containsEntry("language", "1")
                .containsEntry("string-format", "11")
                .containsEntry("operating-mode", "4000")
                .containsEntry("application-area", "2")
                .containsEntry("line-frequency", "1")
                .containsEntry("safety-standard", "0")
                .containsEntry("altitude-metres", "0")
                .containsEntry("mds-status", "6")
                .containsEntry("time-absolute", "2021-04-22T11:47:26")
                .containsEntry("time-relative", "1950208")
                .containsKeys("general-information", "system-specification")
                .doesNotContainKey("bed-label");
        assertThat(harness.counts).isEmpty();
    }

    @Test
    void theIdentityIsToldAgainOnlyWhenItChanges() {
        harness.receive(Monitor.frame(Golden.MDS_CREATE.toHex()));
        harness.receive(Monitor.polled(0x0021, 0, 2000000, object(0, attribute(0x0987, "2021042211480000"))));
        String production = "0002" + sized("00010008" + sized("4445333541") + "00" + "00040058" + sized("4c2e3031"));
        harness.receive(Monitor.polled(
                0x0021,
                0,
                2000000,
                object(0, attribute(0x092D, production + "ffff"), attribute(0x091E, sized("004900430055")))));

        List<DeviceIdentity> identities = harness.events(DeviceIdentity.class);
        assertThat(identities).hasSize(2);
        assertThat(identities.get(1).serialNumber()).isEqualTo("DE35A");
        assertThat(identities.get(1).attributes())
                .containsEntry("bed-label", "ICU")
                .containsEntry("production-1-08", "DE35A")
                .containsEntry("production-4-58", "L.01");
    }

    @Test
    void aPollWithDateAndTimeSetsTheClock() {
        String poll =
                Monitor.poll(6, 0, 80_000, object(1, Monitor.HR_60)).replace("ffffffffffffffff", "2026010112000000");
        harness.receive(Monitor.frame(Monitor.result(poll)));

        assertThat(only().header().deviceTime()).isEqualTo(LocalDateTime.parse("2026-01-01T12:00"));
    }
}
