package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.ward.Said.CUFF_SYS;
import static org.wardgate.gateway.ward.Said.ECG;
import static org.wardgate.gateway.ward.Said.MONITOR;
import static org.wardgate.gateway.ward.Said.PUMP;
import static org.wardgate.gateway.ward.Said.cuff;
import static org.wardgate.gateway.ward.Said.nanos;
import static org.wardgate.gateway.ward.Said.reading;
import static org.wardgate.gateway.ward.Said.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.gateway.alarm.AlarmCore;
import org.wardgate.gateway.alarm.AlarmInput;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Pump;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Raw;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Samples;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;

class BedPictureTest {
    private static final Measurement UNREADABLE = new Missing(Reason.UNREADABLE);

    private final BedPicture picture = new BedPicture(BedTest.empty("4"), BedTest.TIMING);
    private final AlarmCore alarms = new AlarmCore(new AlarmProfile(List.of(), BedTest.TIMING));

    /** What the alarms are told of events that arrive together; they take it. */
    private List<AlarmInput> take(DeviceEvent... events) {
        List<AlarmInput> inputs = picture.take(List.of(events));
        alarms.apply(inputs, events[0].header().received().patientNanos());
        return inputs;
    }

    private BedState state() {
        return picture.state(alarms);
    }

    private List<BedState.Value> values(MetricId metric) {
        return state().values().stream()
                .filter(value -> value.reading().event().metric().equals(metric))
                .toList();
    }

    private Aged<Reading> one(MetricId metric) {
        List<BedState.Value> values = values(metric);
        assertThat(values).hasSize(1);
        return values.get(0).reading();
    }

    private BedState.Device device(String deviceId) {
        return state().devices().stream()
                .filter(device -> device.deviceId().equals(deviceId))
                .findFirst()
                .orElseThrow();
    }

    private static Sample sample(int systolic, double measured) {
        return new Sample(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR, Decimal.of(systolic), true, nanos(measured));
    }

    // cuffs

    @Test
    void aRepeatedCuffPressureIsNoNewMeasurementAndDoesNotGetYounger() {
        assertThat(take(cuff(10, "", 84, "k1", 0))).containsExactly(sample(84, 10));
        assertThat(take(cuff(11, "", 84, "k1", 0))).isEmpty();
        assertThat(take(cuff(600, "", 84, "k1", 1))).isEmpty();
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(10));
        assertThat(one(CUFF_SYS).ageLimitNanos())
                .isEqualTo(Duration.ofMinutes(15).toNanos());
    }

    @Test
    void aNewCuffMeasurementWithTheSameNumbersIsOne() {
        take(cuff(10, "", 84, "k1", 0));
        assertThat(take(cuff(300, "", 84, "k2", 0))).containsExactly(sample(84, 300));
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(300));
    }

    @Test
    void anOldCuffPressureKeepsItsAgeAtFirstSightAndIsNotJudged() {
        assertThat(take(cuff(2_000, "", 60, "k1", 1_000))).containsExactly(sample(60, 1_000));
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(1_000));
        assertThat(alarms.isChosen(Signal.SYSTOLIC_PRESSURE, MONITOR, CUFF_SYS)).isFalse();
    }

    /** An unknown age is not a young one: the value is withheld, and judged by nobody, until another takes its place. */
    @Test
    void aMeasurementOfUnknownAgeIsWithheldUntilTheNext() {
        take(cuff(10, "", 84, "k1", null));
        assertThat(nanos(10) - one(CUFF_SYS).measuredNanos())
                .isEqualTo(one(CUFF_SYS).ageLimitNanos());
        assertThat(alarms.isChosen(Signal.SYSTOLIC_PRESSURE, MONITOR, CUFF_SYS)).isFalse();
        take(cuff(20, "", 84, "k1", null));
        assertThat(take(cuff(30, "", 86, "k2", null)))
                .as("made since the first was heard last")
                .containsExactly(sample(86, 20));
    }

    /** The clock is read later than the value: what is learned makes it older, never younger. */
    @Test
    void anAgeThatIsLearnedLaterCounts() {
        take(cuff(2_000, "", 120, "k1", 0));
        assertThat(take(cuff(2_001, "", 120, "k1", 901))).isEmpty();
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(1_100));
    }

    /** A mark that changes, or a moment without it, is the old measurement told differently. */
    @Test
    void theSameMeasurementToldDifferentlyDoesNotGetYounger() {
        Reading first = cuff(10, "", 84, "k1", 0);
        take(first);
        Measurement doubted = new Measurement.Value(Decimal.of(84), Unit.MMHG, Quality.QUESTIONABLE);
        assertThat(take(reading(500, CUFF_SYS, "", doubted, first.episode()))).containsExactly(sample(84, 10));
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(10));
        Measurement ongoing = new Missing(Reason.ONGOING);
        assertThat(take(reading(600, CUFF_SYS, "", ongoing, first.episode())))
                .containsExactly(new NoValue(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR));
        assertThat(take(cuff(700, "", 84, "k1", 0))).containsExactly(sample(84, 10));
        assertThat(one(CUFF_SYS).measuredNanos()).isEqualTo(nanos(10));
    }

    /** After a new association the monitor repeats the last cuff pressure under another channel and has forgotten its age. */
    @Test
    void aCuffPressureRepeatedUnderANewChannelIsNotNew() {
        take(cuff(10, "1", 84, "k1", 0));
        assertThat(take(cuff(600, "2", 84, "k1", 0))).isEmpty();
        assertThat(values(CUFF_SYS))
                .allMatch(value -> value.reading().measuredNanos() == nanos(10))
                .filteredOn(BedState.Value::chosen)
                .singleElement()
                .matches(value -> value.reading().event().channel().equals("2"));
    }

    // channels

    /** Within the age limit of the old one, which then goes on growing old beside it. */
    @Test
    void channelsNumberedAnewLeaveNoSecondHeartRate() {
        take(reading(10, ECG, "1", value("80", Unit.PER_MINUTE)));
        take(reading(13, ECG, "2", value("140", Unit.PER_MINUTE)));
        assertThat(values(ECG))
                .filteredOn(BedState.Value::chosen)
                .singleElement()
                .matches(value -> value.reading().event().channel().equals("2"));
        for (int t = 14; t <= 20; t++) {
            take(reading(t, ECG, "2", value("140", Unit.PER_MINUTE)));
        }
        assertThat(one(ECG).event().channel()).isEqualTo("2");
    }

    /** Two that were heard together are two: one of them going silent is to be seen. */
    @Test
    void aChannelThatGoesSilentBesideAnotherStays() {
        for (int t = 0; t < 3; t++) {
            take(
                    reading(t, ECG, "1", value("80", Unit.PER_MINUTE)),
                    reading(t, ECG, "2", value("81", Unit.PER_MINUTE)));
        }
        for (int t = 3; t < 40; t++) {
            take(reading(t, ECG, "2", value("81", Unit.PER_MINUTE)));
        }
        assertThat(values(ECG)).hasSize(2);
        assertThat(values(ECG).get(0).reading().measuredNanos()).isEqualTo(nanos(2));
    }

    @Test
    void aFloodOfMadeUpCodesIsBoundedAndMakesRoomForWhatIsLive() {
        for (int i = 0; i < 2 * BedPicture.MAX_VALUES; i++) {
            take(reading(1, new Raw("x", "c" + i), "", value("1", Unit.ONE)));
        }
        assertThat(state().values()).hasSize(BedPicture.MAX_VALUES);
        // full of values that are not old: what rules watch is judged and shown all the same
        assertThat(take(Said.heartRate(2, 150))).hasSize(1);
        assertThat(one(ECG).measuredNanos()).isEqualTo(nanos(2));
        assertThat(state().values()).hasSize(BedPicture.MAX_VALUES);
        take(reading(3, new Raw("x", "more"), "", value("1", Unit.ONE)));
        assertThat(values(new Raw("x", "more"))).isEmpty();
        take(reading(11, new Raw("x", "more"), "", value("1", Unit.ONE)));
        assertThat(values(new Raw("x", "more"))).hasSize(1);
        assertThat(values(ECG)).hasSize(1);
        assertThat(state().values()).hasSize(BedPicture.MAX_VALUES);
    }

    @Test
    void aValueOfALostDeviceKeepsItsOwnAge() {
        take(Said.heartRate(10, 80));
        take(Said.line(12, MONITOR, Status.CLOSED));
        take(Said.line(40, MONITOR, Status.LIVE));
        assertThat(one(ECG).measuredNanos()).isEqualTo(nanos(10));
        assertThat(device(MONITOR).line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void anInvalidValueTakesThePlaceOfTheOneBefore() {
        take(Said.heartRate(10, 80));
        assertThat(take(reading(11, ECG, "", new Missing(Reason.INVALID))))
                .containsExactly(new NoValue(Signal.HEART_RATE, ECG, MONITOR));
        assertThat(one(ECG).event().measurement()).isEqualTo(new Missing(Reason.INVALID));
    }

    // what rules may see

    @Test
    void whatCannotBeIsNoSample() {
        assertThat(take(reading(1, CUFF_SYS, "", value("0", Unit.MMHG))))
                .containsExactly(new NoValue(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR));
        assertThat(one(CUFF_SYS).event().measurement()).isEqualTo(UNREADABLE);
    }

    /** A cuff that cannot be true is told once, and not again with each repetition. */
    @Test
    void anImplausibleCuffIsToldOnce() {
        assertThat(take(cuff(1, "", 0, "k1", 0)))
                .containsExactly(
                        new NoValue(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR),
                        new AlarmInput.ImplausibleCuff(MONITOR));
        assertThat(take(cuff(2, "", 0, "k1", 1))).isEmpty();
    }

    @Test
    void aPerfusionIndexIsToldWithItsTime() {
        MetricId index = new MetricId.Mdc(150448);
        assertThat(take(reading(3, index, "", value("0.80", Unit.ONE))))
                .containsExactly(new AlarmInput.Perfusion(MONITOR, Decimal.parse("0.80"), nanos(3)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Quality.class,
            names = {"DEMO", "TEST"})
    void demonstrationAndServiceValuesAreShownAndNeverJudged(Quality quality) {
        Measurement measurement = new Measurement.Value(Decimal.of(200), Unit.PER_MINUTE, quality);
        assertThat(take(reading(1, ECG, "", measurement)))
                .containsExactly(new NoValue(Signal.HEART_RATE, ECG, MONITOR));
        assertThat(one(ECG).event().measurement()).isEqualTo(measurement);
    }

    @Test
    void aValueInAnUnknownUnitIsShownAndNeverJudged() {
        Measurement measurement = value("84", Unit.raw("philips", "0f20"));
        assertThat(take(reading(1, CUFF_SYS, "", measurement)))
                .containsExactly(new NoValue(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR));
        assertThat(one(CUFF_SYS).event().measurement()).isEqualTo(measurement);
    }

    @Test
    void aValueThatNoRuleWatchesIsShown() {
        assertThat(take(reading(1, new Raw("x", "1"), "", value("3", Unit.ONE))))
                .isEmpty();
        assertThat(state().values()).singleElement().matches(value -> value.signal() == null && !value.chosen());
    }

    @Test
    void aCurveChangesNothing() {
        assertThat(take(new Waveform(
                        Said.header(MONITOR, 1),
                        ECG,
                        "",
                        null,
                        Duration.ofMillis(4),
                        Samples.copyOf(new int[1], null))))
                .isEmpty();
        assertThat(state().values()).isEmpty();
    }

    // pumps

    @Test
    void aPumpsStatusHasItsAge() {
        assertThat(take(Said.pump(5, State.INFUSING, 12))).containsExactly(new Pump(PUMP, true));
        Aged<PumpStatus> pump = Objects.requireNonNull(device(PUMP).pump());
        assertThat(pump.measuredNanos()).isEqualTo(nanos(5));
        assertThat(pump.ageLimitNanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(take(Said.pump(6, State.PAUSED, 12))).containsExactly(new Pump(PUMP, false));
    }

    /** A word that no document explains is shown and concludes nothing: what was delivering may still be. */
    @Test
    void anUnknownStateDoesNotEndADelivery() {
        take(Said.pump(5, State.INFUSING, 12));
        assertThat(take(Said.pump(6, State.UNKNOWN, 12))).isEmpty();
        assertThat(Objects.requireNonNull(device(PUMP).pump()).event().state()).isEqualTo(State.UNKNOWN);
    }

    /** The volume of the pump before is not the new pump's. */
    @Test
    void aSwappedPumpStartsWithoutNumbers() {
        take(Said.identity(1, PUMP, "S1"));
        take(Said.pump(5, State.INFUSING, 12));
        take(Said.identity(6, PUMP, "S1"));
        assertThat(device(PUMP).pump()).isNotNull();
        take(Said.identity(7, PUMP, "S2"));
        assertThat(device(PUMP).pump()).isNull();
        assertThat(Objects.requireNonNull(device(PUMP).identity()).serialNumber())
                .isEqualTo("S2");
        take(Said.pump(8, State.PAUSED, 0));
        assertThat(Objects.requireNonNull(device(PUMP).pump()).measuredNanos()).isEqualTo(nanos(8));
    }

    @Test
    void aPumpThatOnlyLearnsItsNumberIsNotSwapped() {
        for (@Nullable String serial : new @Nullable String[] {null, "S1", null, "S1"}) {
            take(Said.identity(1, PUMP, serial));
            if (device(PUMP).pump() == null) {
                take(Said.pump(5, State.INFUSING, 12));
            }
        }
        assertThat(Objects.requireNonNull(device(PUMP).pump()).measuredNanos()).isEqualTo(nanos(5));
    }

    // ages

    /** Whatever a monitor repeats, renumbers or restates: without a new key no measurement gets younger. */
    @Test
    void noMeasurementEverGetsYounger() {
        org.wardgate.testing.Gen.check(11, 300, random -> {
            BedPicture any = new BedPicture(BedTest.empty("4"), BedTest.TIMING);
            Map<String, Long> oldest = new java.util.HashMap<>();
            int key = 0;
            double t = 2_000;
            for (int i = 0; i < 40; i++) {
                t += random.nextDouble() * 90;
                key += random.nextInt(4) == 0 ? 1 : 0;
                String channel = random.nextInt(5) == 0 ? "b" : "a";
                Integer age = random.nextInt(3) == 0 ? null : random.nextInt(0, 1_500);
                Reading told = cuff(t, channel, 84 + random.nextInt(2), "k" + key, age);
                List<DeviceEvent> events = new ArrayList<>(List.of(told));
                any.take(events);
                for (BedState.Value value : any.state(alarms).values()) {
                    String k = Objects.requireNonNull(value.reading().event().episode())
                            .key();
                    long measured = value.reading().measuredNanos();
                    assertThat(measured)
                            .isLessThanOrEqualTo(oldest.getOrDefault(
                                    k + value.reading().event().channel(), Long.MAX_VALUE));
                    oldest.put(k + value.reading().event().channel(), measured);
                }
            }
        });
    }
}
