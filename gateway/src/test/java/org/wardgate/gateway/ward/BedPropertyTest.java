package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.ward.Said.ART_SYS;
import static org.wardgate.gateway.ward.Said.CUFF_MEAN;
import static org.wardgate.gateway.ward.Said.CUFF_SYS;
import static org.wardgate.gateway.ward.Said.ECG;
import static org.wardgate.gateway.ward.Said.MONITOR;
import static org.wardgate.gateway.ward.Said.PLETH_RATE;
import static org.wardgate.gateway.ward.Said.PUMP;
import static org.wardgate.gateway.ward.Said.reading;
import static org.wardgate.gateway.ward.Said.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmCore;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.Episode;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

/** What must hold of a bed whatever its devices, its lines, its nurses and the clock do. */
@Tag("computation")
class BedPropertyTest {
    private static final int STEPS = 250;
    private static final Map<String, Set<Signal>> WATCHED = Map.of(
            "HYPOTENSION", Set.of(Signal.SYSTOLIC_PRESSURE, Signal.MEAN_PRESSURE),
            "TACHYCARDIA", Set.of(Signal.HEART_RATE),
            "BRADYCARDIA", Set.of(Signal.HEART_RATE));

    /** Something that happens at a bed: devices speak, a person acknowledges, or time passes. */
    private record Step(
            long atNanos,
            List<DeviceEvent> events,
            @Nullable Acknowledgement acknowledgement) {}

    /** The alarms keep their promises, and so does the list that people see. */
    @Test
    void noAlarmIsEverLostAndNoOldValueEverJudged() {
        Set<String> reached = new HashSet<>();
        Gen.check(21, 150, random -> {
            Witness witness = new Witness();
            live(random, witness);
            reached.addAll(witness.reached);
            witness.events.forEach(event ->
                    reached.add(event.phase().wireName() + " " + event.alarm().rule()));
        });
        assertThat(reached)
                .as("the stories tell enough")
                .contains(
                        "start HYPOTENSION",
                        "latch HYPOTENSION",
                        "escalate HYPOTENSION",
                        "deescalate HYPOTENSION",
                        "update HYPOTENSION",
                        "acknowledged HYPOTENSION",
                        "end HYPOTENSION",
                        "start TACHYCARDIA",
                        "start BRADYCARDIA",
                        "escalate STALE_DATA",
                        "escalate LINE_LOST",
                        "update DEVICE_ALERT",
                        "return LINE_LOST",
                        "return DEVICE_ALERT",
                        "end BAD_FRAMES");
    }

    /** Live with timers at the instant, late with none at all, or polled at any moments between: the same, byte for byte. */
    @Test
    void theSameInputsGiveTheSameEventsWheneverTheClockIsLookedAt() {
        Gen.check(22, 100, random -> {
            Witness witness = new Witness();
            List<Step> story = live(random, witness);
            String happened = written(witness.events);
            assertThat(written(replay(story, null))).as("late").isEqualTo(happened);
            assertThat(written(replay(story, random))).as("polled").isEqualTo(happened);
        });
    }

    private static String written(List<AlarmEvent> events) {
        StringBuilder all = new StringBuilder();
        events.forEach(event -> all.append(event).append('\n'));
        return all.toString();
    }

    /** Plays a random story at a bed with its own timers; what happened step by step. */
    private static List<Step> live(SplittableRandom random, Witness witness) {
        VirtualTimeSource time = new VirtualTimeSource();
        Ward ward = new Ward("day unit", "e1", Runnable::run, time);
        Bed bed = Bed.join(BedTest.empty("4"), BedTest.PROFILE, Runnable::run, nanos -> false, ward);
        ward.watch(witness);
        Story story = new Story(random);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            time.advance(Duration.ofNanos(story.pause()));
            Step step = story.next(time.patientNanos(), witness.listed);
            steps.add(step);
            if (step.acknowledgement != null) {
                ward.acknowledge(step.acknowledgement);
            } else if (!step.events.isEmpty()) {
                witness.said(step.events);
                bed.events(step.events);
            }
        }
        time.advance(Duration.ofMinutes(30));
        steps.add(new Step(time.patientNanos(), List.of(), null));
        return steps;
    }

    /** The same story without a bed and its timers; polled at random moments where there is a source of them. */
    private static List<AlarmEvent> replay(List<Step> story, @Nullable SplittableRandom polls) {
        BedPicture picture = new BedPicture(BedTest.empty("4"), BedTest.TIMING);
        AlarmCore core = new AlarmCore(BedTest.PROFILE);
        List<AlarmEvent> events = new ArrayList<>();
        long now = 0;
        for (Step step : story) {
            for (int i = polls == null ? 0 : polls.nextInt(4); i > 0 && now < step.atNanos; i--) {
                now = Objects.requireNonNull(polls).nextLong(now, step.atNanos);
                events.addAll(core.advance(now));
            }
            now = step.atNanos;
            Acknowledgement seen = step.acknowledgement;
            if (seen != null) {
                core.acknowledge(seen.alarmId(), seen.occurrence(), seen.operator(), now, events);
            } else if (!step.events.isEmpty()) {
                events.addAll(core.apply(picture.take(step.events), now));
            } else {
                events.addAll(core.advance(now));
            }
        }
        return events;
    }

    /** Invents what happens next. */
    private static final class Story {
        private final SplittableRandom random;
        private int rate = 110;
        private int systolic = 100;
        private int cuffs;
        private String channel = "1";

        private Story(SplittableRandom random) {
            this.random = random;
        }

        private long pause() {
            return switch (random.nextInt(12)) {
                case 0 -> 0;
                case 1 -> Duration.ofSeconds(random.nextInt(1, 20)).toNanos();
                case 2 ->
                    random.nextInt(6) == 0
                            ? Duration.ofSeconds(random.nextInt(1, 1_200)).toNanos()
                            : Duration.ofMillis(random.nextInt(1, 12_000)).toNanos();
                default -> Duration.ofSeconds(1).toNanos();
            };
        }

        private Step next(long nanos, List<Alarm> alarms) {
            int what = random.nextInt(20);
            if (what == 0 && !alarms.isEmpty()) {
                Alarm alarm = alarms.get(random.nextInt(alarms.size()));
                int occurrence = Math.max(1, alarm.occurrence() - random.nextInt(3) / 2);
                return new Step(
                        nanos, List.of(), new Acknowledgement("4", alarm.alarmId(), occurrence, "A. Brandt", "desk"));
            }
            double t = nanos / 1e9;
            return switch (what) {
                case 1 -> new Step(nanos, List.of(), null);
                case 2 -> said(nanos, Said.line(t, device(), status()));
                case 3 -> said(nanos, Said.pump(t, any(List.of(State.values())), 3));
                case 4 -> said(nanos, Said.alert(t, "A" + random.nextInt(3), random.nextBoolean()));
                case 5, 6 -> new Step(nanos, cuff(t), null);
                case 7 -> said(nanos, reading(t, ART_SYS, channel, measurement(systolic(), Unit.MMHG)));
                case 8 -> said(nanos, reading(t, PLETH_RATE, channel, measurement(rate(), Unit.PER_MINUTE)));
                case 9 -> {
                    channel = random.nextBoolean() ? "1" : "2";
                    yield said(nanos, reading(t, ECG, channel, measurement(rate(), Unit.PER_MINUTE)));
                }
                default -> said(nanos, reading(t, ECG, channel, measurement(rate(), Unit.PER_MINUTE)));
            };
        }

        private static Step said(long nanos, DeviceEvent event) {
            return new Step(nanos, List.of(event), null);
        }

        private String device() {
            return random.nextBoolean() ? MONITOR : PUMP;
        }

        private Status status() {
            return random.nextBoolean() ? Status.LIVE : any(List.of(Status.values()));
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private int rate() {
            rate = random.nextInt(25) == 0 ? random.nextInt(10, 200) : rate;
            return rate + random.nextInt(5);
        }

        private int systolic() {
            systolic = random.nextInt(4) == 0 ? random.nextInt(50, 160) : systolic;
            return systolic + random.nextInt(3);
        }

        private Measurement measurement(int number, Unit unit) {
            return switch (random.nextInt(15)) {
                case 0 -> new Measurement.Missing(Measurement.Reason.INVALID);
                case 1 -> new Measurement.Value(Decimal.of(number), unit, Quality.DEMO);
                case 2 -> value(Integer.toString(number), Unit.raw("x", "1"));
                default -> value(Integer.toString(number), unit);
            };
        }

        /** A new cuff measurement or the last one again, its age sometimes unknown and sometimes beyond the limit. */
        private List<DeviceEvent> cuff(double t) {
            cuffs += random.nextInt(2);
            Duration age = random.nextInt(3) == 0 ? null : Duration.ofSeconds(random.nextInt(0, 1_100));
            Episode episode = new Episode("k" + cuffs, age);
            Measurement pressure = measurement(systolic(), Unit.MMHG);
            Measurement mean = measurement(systolic * 3 / 4, Unit.MMHG);
            return List.of(
                    reading(t, CUFF_SYS, channel, pressure, episode), reading(t, CUFF_MEAN, channel, mean, episode));
        }
    }

    /** Watches a bed, keeps its own account of it, and compares the two at every change. */
    private static final class Witness implements WardListener {
        private final List<AlarmEvent> events = new ArrayList<>();
        private final Map<String, Alarm> account = new LinkedHashMap<>();
        private final Map<String, AlarmEvent> ended = new HashMap<>();
        private final Set<String> unseenHigh = new HashSet<>();
        private final Map<Signal, Long> freshUntil = new EnumMap<>(Signal.class);
        private final Map<String, Long> oldest = new HashMap<>();
        private final Set<String> reached = new HashSet<>();
        private List<Alarm> listed = List.of();

        /** Until when a value that is said now may be used, reckoned apart from what is tested. */
        private void said(List<DeviceEvent> said) {
            for (DeviceEvent event : said) {
                if (event instanceof Reading reading
                        && reading.measurement() instanceof Measurement.Value value
                        && value.quality() == Quality.GOOD
                        && !value.unit().isRaw()) {
                    Signal signal = Signal.of(reading.metric()).orElseThrow();
                    freshUntil.merge(signal, freshUntil(reading), Math::max);
                }
            }
        }

        private long freshUntil(Reading reading) {
            long received = reading.header().received().patientNanos();
            Episode episode = reading.episode();
            if (episode == null) {
                return received + Duration.ofSeconds(10).toNanos();
            }
            Duration age = episode.age();
            long measured = age == null ? received : received - age.toNanos();
            MetricId metric = reading.metric();
            return oldest.merge(metric.key() + episode.key(), measured, Math::min)
                    + Duration.ofMinutes(15).toNanos();
        }

        @Override
        public void alarm(WardAlarmEvent numbered) {
            AlarmEvent event = numbered.event();
            Alarm alarm = event.alarm();
            assertThat(numbered.sequence()).as("gapless").isEqualTo(events.size() + 1);
            if (!events.isEmpty()) {
                assertThat(event.atNanos())
                        .as("in order")
                        .isGreaterThanOrEqualTo(events.get(events.size() - 1).atNanos());
            }
            Alarm before = account.get(alarm.alarmId());
            assertThat(event.phase() == Phase.START).as("starts once").isEqualTo(before == null);
            int occurrence = before == null ? occurrenceBefore(event) : before.occurrence();
            assertThat(alarm.occurrence()).as("rises by one").isBetween(Math.max(1, occurrence), occurrence + 1);
            if (alarm.occurrence() > occurrence) {
                assertThat(alarm.inactivation()).as("sounds anew").isEqualTo(Inactivation.ENABLED);
            }
            if (alarm.type() == DeviceAlert.Type.PHYSIOLOGICAL) {
                judged(event, before);
            }
            if (event.phase() == Phase.END) {
                assertThat(alarm.condition()).isEqualTo(Condition.INACTIVE);
                account.remove(alarm.alarmId());
                ended.put(alarm.alarmId(), event);
            } else {
                account.put(alarm.alarmId(), alarm);
            }
            events.add(event);
        }

        /** An episode goes on when its condition is back within half a minute of its end; a HIGH sounds all the same. */
        private int occurrenceBefore(AlarmEvent start) {
            AlarmEvent end = ended.remove(start.alarm().alarmId());
            if (end == null) {
                return 0;
            }
            reached.add("return " + start.alarm().rule());
            assertThat(start.atNanos() - end.atNanos())
                    .as("back within 30 s")
                    .isLessThan(Duration.ofSeconds(30).toNanos());
            int occurrence = end.alarm().occurrence();
            if (start.alarm().priority() == Priority.HIGH) {
                assertThat(start.alarm().occurrence())
                        .as("a HIGH always sounds")
                        .isEqualTo(occurrence + 1);
            }
            return occurrence;
        }

        private void judged(AlarmEvent event, @Nullable Alarm before) {
            Alarm alarm = event.alarm();
            boolean byPerson = before != null && before.condition() == Condition.LATCHED && event.phase() == Phase.END;
            boolean byValue = switch (event.phase()) {
                case START, ESCALATE, DEESCALATE, LATCH, END -> !byPerson;
                case UPDATE, ACKNOWLEDGED -> false;
            };
            if (byValue) {
                assertThat(WATCHED.get(alarm.rule()))
                        .as("%s %s rests on a value that is not too old", event.phase(), alarm.rule())
                        .anyMatch(signal -> event.atNanos() < freshUntil.getOrDefault(signal, Long.MIN_VALUE));
            }
            if (event.phase() == Phase.ACKNOWLEDGED) {
                unseenHigh.remove(alarm.alarmId());
            } else if (event.phase() == Phase.END) {
                assertThat(unseenHigh).as("a HIGH that nobody has seen stays").doesNotContain(alarm.alarmId());
            } else if (alarm.priority() == Priority.HIGH && alarm.inactivation() == Inactivation.ENABLED) {
                unseenHigh.add(alarm.alarmId());
            }
        }

        @Override
        public void bed(BedState state) {
            listed = state.alarms();
            assertThat(listed)
                    .extracting(Witness::standing)
                    .containsExactlyInAnyOrderElementsOf(
                            account.values().stream().map(Witness::standing).toList());
            assertThat(listed).extracting(Alarm::alarmId).containsAll(unseenHigh);
            assertThat(listed)
                    .isSortedAccordingTo((one, other) -> other.priority().compareTo(one.priority()));
        }

        /** What an event is owed for when it changes; words and findings refresh without one. */
        private static String standing(Alarm alarm) {
            return alarm.alarmId() + " #" + alarm.occurrence() + " " + alarm.priority() + " " + alarm.condition() + " "
                    + alarm.inactivation();
        }
    }
}
