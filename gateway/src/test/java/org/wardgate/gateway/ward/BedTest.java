package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wardgate.gateway.ward.Said.CUFF_DIA;
import static org.wardgate.gateway.ward.Said.CUFF_MEAN;
import static org.wardgate.gateway.ward.Said.CUFF_SYS;
import static org.wardgate.gateway.ward.Said.MONITOR;
import static org.wardgate.gateway.ward.Said.PUMP;
import static org.wardgate.gateway.ward.Said.nanos;
import static org.wardgate.gateway.ward.Said.reading;
import static org.wardgate.gateway.ward.Said.value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.Episode;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.VirtualTimeSource;

class BedTest {
    static final Timing TIMING = new Timing(
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10));

    static final AlarmProfile PROFILE = new AlarmProfile(
            List.of(
                    new LimitRule(
                            "HYPOTENSION",
                            "Hypotension",
                            List.of(
                                    criterion(Signal.SYSTOLIC_PRESSURE, Side.BELOW, 90, 80, 5, 15, 8),
                                    criterion(Signal.MEAN_PRESSURE, Side.BELOW, 65, 55, 3, 15, 5))),
                    new LimitRule(
                            "TACHYCARDIA",
                            "Tachycardia",
                            List.of(criterion(Signal.HEART_RATE, Side.ABOVE, 120, 140, 5, 10, 15))),
                    new LimitRule(
                            "BRADYCARDIA",
                            "Bradycardia",
                            List.of(criterion(Signal.HEART_RATE, Side.BELOW, 50, 40, 3, 10, 15)))),
            TIMING);

    private static Criterion criterion(
            Signal signal, Side side, int medium, int high, int hysteresis, int delay, int worsening) {
        return new Criterion(
                signal,
                side,
                Map.of(Priority.MEDIUM, Decimal.of(medium), Priority.HIGH, Decimal.of(high)),
                Decimal.of(hysteresis),
                new Filter(3, Duration.ofSeconds(delay), Duration.ofSeconds(5)),
                Decimal.of(worsening));
    }

    /** A bed with a monitor and a pump that have not said anything. */
    static BedState empty(String bed) {
        return new BedState(
                bed,
                List.of(
                        new BedState.Device(
                                MONITOR, "philips-intellivue", Said.line(0, MONITOR, Status.CONNECTING), null, null),
                        new BedState.Device(PUMP, "alaris-asena", Said.line(0, PUMP, Status.CONNECTING), null, null)),
                List.of(),
                List.of());
    }

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Ward ward = new Ward("day unit", "e1", Runnable::run, time);
    private final Bed bed = Bed.join(empty("4"), PROFILE, Runnable::run, nanos -> false, ward);

    private double seconds() {
        return time.patientNanos() / 1e9;
    }

    private void say(DeviceEvent... events) {
        bed.events(List.of(events));
    }

    private void heartRate(int rate, int times) {
        for (int i = 0; i < times; i++) {
            say(Said.heartRate(seconds(), rate));
            time.advance(Duration.ofSeconds(1));
        }
    }

    private void cuff(int systolic, int diastolic, int mean, String key) {
        double t = seconds();
        Episode episode = new Episode(key, Duration.ZERO);
        say(
                reading(t, CUFF_SYS, "", value(Integer.toString(systolic), Unit.MMHG), episode),
                reading(t, CUFF_DIA, "", value(Integer.toString(diastolic), Unit.MMHG), episode),
                reading(t, CUFF_MEAN, "", value(Integer.toString(mean), Unit.MMHG), episode));
    }

    private CompletionStage<Acknowledgement.Result> acknowledge(String alarmId, int occurrence) {
        return ward.acknowledge(new Acknowledgement("4", alarmId, occurrence, "A. Brandt", "desk"));
    }

    private List<String> happened() {
        return ward.eventsAfter(0).stream()
                .map(each -> each.event().atNanos() / 1_000_000 + " "
                        + each.event().phase().wireName() + " "
                        + each.event().alarm().rule() + " #"
                        + each.event().alarm().occurrence())
                .toList();
    }

    /** The frame waited for its thread; the alarm is late by that, and says so. */
    @Test
    void anAlarmIsCausedByTheArrivalOfItsFrame() {
        Reading low = reading(seconds(), CUFF_SYS, "", value("84", Unit.MMHG), new Episode("k", Duration.ZERO));
        time.advance(Duration.ofSeconds(2));
        say(low);
        assertThat(ward.eventsAfter(0))
                .extracting(WardAlarmEvent::causeLinkNanos)
                .containsExactly(0L);
    }

    private List<Alarm> alarms() {
        return ward.beds().iterator().next().alarms();
    }

    @Test
    void itHasItsName() {
        assertThat(bed.name()).isEqualTo("4");
        assertThat(ward.beds()).containsExactly(empty("4"));
    }

    /** Nothing arrives any more; the bed's own timer says so, at the age limit to the nanosecond. */
    @Test
    void aStaleValueIsRaisedByTheBedsOwnTimerAtTheInstant() {
        say(Said.heartRate(0, 80));
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(happened()).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(happened()).containsExactly("10000 start STALE_DATA #1");
        time.advance(Duration.ofSeconds(60));
        assertThat(happened()).containsExactly("10000 start STALE_DATA #1", "70000 escalate STALE_DATA #1");
        assertThat(ward.eventsAfter(1).get(0).wall())
                .isEqualTo(Instant.parse("2026-01-01T10:00:00Z").plusSeconds(70));
    }

    @Test
    void theReadingsOfOneFrameAreJudgedTogether() {
        cuff(84, 50, 61, "k1");
        assertThat(happened()).containsExactly("0 start HYPOTENSION #1");
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm ->
                        assertThat(alarm.text()).isEqualTo("SBP 84 below 90 by cuff, MAP 61 below 65 by cuff"));
    }

    @Test
    void aRepeatedCuffClearsNothingAndANewOneDoes() {
        cuff(84, 50, 61, "k1");
        time.advance(Duration.ofSeconds(30));
        cuff(84, 50, 61, "k1");
        cuff(120, 80, 93, "k2");
        assertThat(happened()).containsExactly("0 start HYPOTENSION #1", "30000 end HYPOTENSION #1");
    }

    /** A cuff pressure that was too old when it was first heard starts no alarm, however low. */
    @Test
    void anOldLowCuffPressureIsShownAndNotJudged() {
        time.advance(Duration.ofHours(1));
        say(Said.cuff(seconds(), "", 60, "k1", 900));
        assertThat(happened()).isEmpty();
        assertThat(ward.beds().iterator().next().values()).singleElement().satisfies(value -> {
            assertThat(value.reading().measuredNanos()).isEqualTo(time.patientNanos() - nanos(900));
            assertThat(value.chosen()).isFalse();
        });
        say(Said.cuff(seconds(), "", 60, "k2", 899));
        assertThat(happened()).containsExactly("3600000 start HYPOTENSION #1");
        time.advance(Duration.ofSeconds(1));
        assertThat(alarms().get(0).condition()).isEqualTo(org.wardgate.gateway.alarm.Condition.UNKNOWN);
    }

    @Test
    void extremesAreJudged() {
        heartRate(15, 15);
        cuff(40, 20, 27, "k1");
        assertThat(alarms())
                .extracting(Alarm::rule, Alarm::priority)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("BRADYCARDIA", Priority.HIGH),
                        org.assertj.core.api.Assertions.tuple("HYPOTENSION", Priority.HIGH));
    }

    @Test
    void theLineOfADeliveringPumpIsEscalatedByTheBedsOwnTimer() {
        say(Said.pump(0, State.INFUSING, 12), Said.line(0, PUMP, Status.LIVE));
        time.advance(Duration.ofSeconds(5));
        say(Said.line(5, PUMP, Status.CLOSED));
        time.advance(Duration.ofSeconds(20));
        assertThat(happened()).containsExactly("5000 start LINE_LOST #1", "25000 escalate LINE_LOST #1");
    }

    @Test
    void anAlarmIsAcknowledgedOnceAndSoundsAgainAfterItsTime() {
        cuff(84, 50, 61, "k1");
        String id = alarms().get(0).alarmId();
        time.advance(Duration.ofSeconds(5));
        assertThat(acknowledge(id, 1)).isCompletedWithValue(Acknowledgement.Result.ACCEPTED);
        assertThat(acknowledge(id, 1)).isCompletedWithValue(Acknowledgement.Result.ACCEPTED);
        assertThat(happened()).containsExactly("0 start HYPOTENSION #1", "5000 acknowledged HYPOTENSION #1");
        assertThat(alarms().get(0).acknowledgedBy()).isEqualTo("A. Brandt");
        time.advance(Duration.ofMinutes(10));
        assertThat(happened()).endsWith("605000 update HYPOTENSION #2");
        assertThat(acknowledge(id, 1)).isCompletedWithValue(Acknowledgement.Result.CONFLICT);
        assertThat(alarms().get(0).isSounding()).isTrue();
        assertThat(acknowledge("a99", 1)).isCompletedWithValue(Acknowledgement.Result.UNKNOWN_ALARM);
    }

    /** What fell due before the acknowledgement happens before it: a person cannot acknowledge what has just sounded anew. */
    @Test
    void whatFellDueComesBeforeTheAcknowledgement() {
        say(Said.heartRate(0, 80));
        time.advance(Duration.ofSeconds(12));
        String id = alarms().get(0).alarmId();
        acknowledge(id, 1);
        assertThat(happened()).containsExactly("10000 start STALE_DATA #1", "12000 acknowledged STALE_DATA #1");
    }

    // other devices

    private static BedState.Device anew(String deviceId) {
        return new BedState.Device(deviceId, "p", Said.line(9, deviceId, Status.CONNECTING), null, null);
    }

    /** What it said goes with it, at once: nobody sees a number of a device that is not there. */
    @Test
    void aDeviceThatIsTakenAwayTakesItsValuesAlong() {
        say(Said.line(0, MONITOR, Status.LIVE), Said.heartRate(0, 80));
        say(Said.pump(0, State.INFUSING, 12));
        bed.change(new BedChange(List.of(anew(PUMP)), Set.of(), Map.of(MONITOR, "moved to bed 5")));
        BedState after = ward.beds().iterator().next();
        assertThat(after.values()).isEmpty();
        assertThat(after.devices()).singleElement().satisfies(pump -> {
            assertThat(pump.deviceId()).isEqualTo(PUMP);
            assertThat(pump.profile()).isEqualTo("alaris-asena");
            assertThat(pump.pump()).isNotNull();
        });
        assertThat(after.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.rule()).isEqualTo("DEVICE_REMOVED");
            assertThat(alarm.text()).isEqualTo("monitor: moved to bed 5, not watched here any more");
        });
    }

    @Test
    void aDeviceThatBeginsAnewHasSaidNothing() {
        say(Said.line(0, MONITOR, Status.LIVE), Said.heartRate(0, 80));
        bed.change(new BedChange(List.of(anew(MONITOR), anew(PUMP)), Set.of(MONITOR), Map.of()));
        BedState after = ward.beds().iterator().next();
        assertThat(after.values()).isEmpty();
        assertThat(after.devices().get(0)).isEqualTo(anew(MONITOR));
        assertThat(happened()).isEmpty();
    }

    @Test
    void devicesStandInTheOrderOfTheConfiguration() {
        say(Said.heartRate(0, 80));
        bed.change(new BedChange(List.of(anew("a"), anew(PUMP), anew(MONITOR)), Set.of("a"), Map.of()));
        BedState after = ward.beds().iterator().next();
        assertThat(after.devices()).extracting(BedState.Device::deviceId).containsExactly("a", PUMP, MONITOR);
        assertThat(after.values()).hasSize(1);
        say(Said.line(1, "a", Status.LIVE));
        assertThat(ward.beds().iterator().next().devices().get(0).line().status())
                .isEqualTo(Status.LIVE);
        assertThat(happened()).isEmpty();
    }

    @Test
    void aDeviceOfASharedLineComesAndGoes() {
        bed.add(anew("rack-1-2"));
        say(Said.line(0, "rack-1-2", Status.LIVE), heartRateOf("rack-1-2"));
        bed.add(anew("rack-1-2"));
        bed.change(new BedChange(List.of(anew(PUMP)), Set.of(), Map.of(MONITOR, "moved to bed 5")));
        assertThat(ward.beds().iterator().next().devices())
                .extracting(BedState.Device::deviceId, device -> device.line().status())
                .containsExactly(tuple("rack-1-2", Status.LIVE), tuple(PUMP, Status.CONNECTING));

        LineState out = new LineState(
                Said.header("rack-1-2", 1),
                Status.CLOSED,
                LineState.Cause.TAKEN_OUT,
                "taken out of the rack",
                Map.of());
        say(out);
        BedState after = ward.beds().iterator().next();
        assertThat(after.devices()).extracting(BedState.Device::deviceId).containsExactly(PUMP);
        assertThat(after.values()).isEmpty();
    }

    /** At the rack's own bed the alarm of the rack is enough; at another bed nobody would be told. */
    @Test
    void aSharedLineThatIsLostIsToldOnceAtEachBed() {
        bed.add(new BedState.Device("rack-1-2", "alaris-asena", Said.line(0, "rack-1-2", Status.LIVE), null, null));
        say(sharedLineLost("rack-1-2"));
        assertThat(alarms()).extracting(alarm -> alarm.subject()).containsExactly("rack-1-2");
        say(Said.line(1, "rack-1-2", Status.LIVE));
        assertThat(alarms()).isEmpty();

        say(Said.line(2, PUMP, Status.CLOSED), sharedLineLost("rack-1-2"));
        assertThat(alarms()).extracting(alarm -> alarm.subject()).containsExactly(PUMP);
    }

    private static LineState sharedLineLost(String deviceId) {
        return new LineState(Said.header(deviceId, 2), Status.CLOSED, LineState.Cause.SHARED_LINE, "", Map.of());
    }

    @Test
    void aDeviceOfASharedLineThatEndsIsToldOf() {
        bed.add(anew("rack-1-2"));
        bed.remove("rack-1-2", "the line of rack was configured anew");
        bed.remove("rack-1-2", "the line of rack was configured anew");
        bed.remove("never-heard", "the line of rack was configured anew");
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text())
                        .isEqualTo("rack-1-2: the line of rack was configured anew, not watched here any more"));
    }

    private static Reading heartRateOf(String deviceId) {
        return new Reading(Said.header(deviceId, 0), Said.ECG, "", null, Said.value("80", Unit.PER_MINUTE), null);
    }

    @Test
    void nothingChangesAfterTheClose() {
        bed.close();
        bed.change(new BedChange(List.of(), Set.of(), Map.of(PUMP, "removed")));
        assertThat(ward.beds()).containsExactly(empty("4"));
    }

    @Test
    void nothingIsJudgedAfterTheClose() {
        say(Said.heartRate(0, 80));
        cuff(84, 50, 61, "k1");
        String id = alarms().get(0).alarmId();
        bed.close();
        say(Said.line(1, MONITOR, Status.CLOSED));
        time.advance(Duration.ofHours(1));
        assertThat(happened()).containsExactly("0 start HYPOTENSION #1");
        acknowledge(id, 1);
        int then = happened().size();
        time.advance(Duration.ofHours(1));
        assertThat(happened()).hasSize(then);
    }

    /** The same story with a wall clock that starts in 1970 and steps back and forth, and with one that does neither. */
    @Test
    void theWallClockChangesNeitherOrderNorDelay() {
        BedTest steady = new BedTest();
        BedTest stepping = new BedTest();
        stepping.time.setWall(Instant.EPOCH);
        List<Instant> steps = new ArrayList<>(
                List.of(Instant.parse("2040-01-01T00:00:00Z"), Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")));
        for (BedTest each : List.of(steady, stepping)) {
            @Nullable List<Instant> walls = each == stepping ? steps : null;
            each.heartRate(80, 5);
            step(each, walls);
            each.heartRate(150, 20);
            step(each, walls);
            each.cuff(70, 40, 50, "k1");
            each.time.advance(Duration.ofMinutes(2));
            step(each, walls);
            each.acknowledge(each.alarms().get(0).alarmId(), 1);
            each.time.advance(Duration.ofMinutes(20));
        }
        assertThat(stepping.happened()).isEqualTo(steady.happened()).hasSizeGreaterThan(5);
    }

    private static void step(BedTest bed, @Nullable List<Instant> walls) {
        if (walls != null) {
            bed.time.setWall(walls.remove(0));
        }
    }
}
