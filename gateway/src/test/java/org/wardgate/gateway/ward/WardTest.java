package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class WardTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Ward ward = new Ward("day unit", "e1", Runnable::run, time);

    /** An alarm event that happened at a patient time. */
    static AlarmEvent event(long atNanos) {
        return new AlarmEvent(
                Phase.START,
                new Alarm(
                        "a" + atNanos,
                        1,
                        "HYPOTENSION",
                        DeviceAlert.Type.PHYSIOLOGICAL,
                        "",
                        Priority.HIGH,
                        Condition.ACTIVE,
                        Inactivation.ENABLED,
                        "Hypotension",
                        "SBP 84 below 90",
                        List.of(),
                        atNanos,
                        null),
                atNanos);
    }

    private static BedState bed(String name) {
        return new BedState(name, List.of(), List.of(), List.of());
    }

    private void publish(String bed, AlarmEvent... events) {
        ward.publish(time.now(), bed(bed), List.of(events));
    }

    /** Writes down what it hears. */
    private static class Hearer implements WardListener {
        final List<String> heard = new ArrayList<>();

        @Override
        public void alarm(WardAlarmEvent event) {
            heard.add(event.sequence() + " " + event.bed());
        }

        @Override
        public void bed(BedState state) {
            heard.add(state.bed());
        }
    }

    private static final class Failing extends Hearer {
        @Override
        public void alarm(WardAlarmEvent event) {
            throw new IllegalStateException("test");
        }

        @Override
        public void bed(BedState state) {
            throw new IllegalStateException("test");
        }
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(ward.name()).isEqualTo("day unit");
        assertThat(ward.epoch()).isEqualTo("e1");
        assertThat(ward.time()).isSameAs(time);
        ward.executor().execute(() -> {});
    }

    @Test
    void oneSequenceWithoutAGapRunsOverAllBeds() {
        Hearer hearer = new Hearer();
        ward.watch(hearer);
        publish("4", event(1), event(2));
        publish("5");
        publish("6", event(3));
        publish("4", event(4));
        assertThat(hearer.heard).containsExactly("1 4", "2 4", "4", "5", "3 6", "6", "4 4", "4");
        assertThat(ward.sequence()).isEqualTo(4);
        assertThat(ward.beds()).extracting(BedState::bed).containsExactly("4", "5", "6");
        assertThat(ward.delivery().unconfirmed()).isEqualTo(4);
    }

    @Test
    void theWallTimeOfAnEventIsThatOfItsDeadline() {
        time.advance(Duration.ofSeconds(100));
        Instant now = time.now().wall();
        publish("4", event(Duration.ofSeconds(98).toNanos()));
        assertThat(ward.eventsAfter(0)).extracting(WardAlarmEvent::wall).containsExactly(now.minusSeconds(2));
    }

    /** Ten times as fast as life: twenty seconds of patient time ago were two on the wall. */
    @Test
    void theWallTimeOfAnEventFollowsTheSpeedOfPatientTime() {
        TimeSource fast = new Faster(time, 10);
        Ward demo = new Ward("demo", "e1", Runnable::run, fast);
        time.advance(Duration.ofSeconds(100));
        demo.publish(fast.now(), bed("4"), List.of(event(Duration.ofSeconds(980).toNanos())));
        assertThat(demo.eventsAfter(0))
                .extracting(WardAlarmEvent::wall)
                .containsExactly(time.now().wall().minusSeconds(2));
    }

    /** What a stalled thread took up late was caused when it arrived, whatever the alarms took for now. */
    @Test
    void anEventIsCausedByTheInputThatItCameWithOrByADeadlineBeforeIt() {
        TimeSource fast = new Faster(time, 10);
        Ward demo = new Ward("demo", "e1", Runnable::run, fast);
        time.advance(Duration.ofSeconds(100));
        Timestamp arrival = fast.now();
        time.advance(Duration.ofSeconds(3));
        demo.publish(
                arrival,
                bed("4"),
                List.of(
                        event(Duration.ofSeconds(980).toNanos()),
                        event(arrival.patientNanos()),
                        event(fast.patientNanos())));
        assertThat(demo.eventsAfter(0))
                .extracting(WardAlarmEvent::causeLinkNanos)
                .containsExactly(
                        Duration.ofSeconds(98).toNanos(),
                        Duration.ofSeconds(100).toNanos(),
                        Duration.ofSeconds(100).toNanos());
    }

    /** Wall time is for people: neither a step nor a host that booted in 1970 changes an order or a sequence. */
    @Test
    void theSequenceOutlivesAWallClockThatSteps() {
        publish("4", event(0));
        time.setWall(Instant.EPOCH);
        time.advance(Duration.ofSeconds(1));
        publish("4", event(0));
        time.setWall(Instant.parse("2030-01-01T00:00:00Z"));
        publish("4", event(0));
        assertThat(ward.eventsAfter(0)).extracting(WardAlarmEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(ward.eventsAfter(1)).extracting(WardAlarmEvent::sequence).containsExactly(2L, 3L);
        assertThat(ward.eventsAfter(1).get(0).wall()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theHistoryIsBoundedAndSaysWhereItBegins() {
        assertThat(ward.oldestKept()).isEqualTo(1);
        for (int i = 1; i <= Ward.HISTORY; i++) {
            publish("4", event(i));
        }
        assertThat(ward.oldestKept()).isEqualTo(1);
        publish("4", event(0));
        assertThat(ward.oldestKept()).isEqualTo(2);
        assertThat(ward.eventsAfter(0)).hasSize(Ward.HISTORY);
        assertThat(ward.eventsAfter(Ward.HISTORY)).hasSize(1);
        assertThat(ward.eventsAfter(Ward.HISTORY + 1)).isEmpty();
    }

    /** One that fails costs nobody else an alarm, nor the ward the rest of what happened. */
    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() {
        Hearer first = new Hearer();
        Hearer last = new Hearer();
        ward.watch(first);
        ward.watch(new Failing());
        ward.watch(last);
        publish("4", event(1), event(2));
        assertThat(first.heard).containsExactly("1 4", "2 4", "4");
        assertThat(last.heard).isEqualTo(first.heard);
        assertThat(ward.delivery().unconfirmed()).isEqualTo(2);
    }

    @Test
    void aListenerThatLeavesWhileOthersAreToldHearsNoMore() {
        Hearer leaving = new Hearer();
        Consumer<WardListener> unwatch = ward::unwatch;
        ward.watch(new Hearer() {
            @Override
            public void alarm(WardAlarmEvent event) {
                unwatch.accept(leaving);
            }
        });
        ward.watch(leaving);
        publish("4", event(1));
        assertThat(leaving.heard).isEmpty();
    }

    @Test
    void aListenerThatComesWhileOthersAreToldHearsWhatFollows() {
        Hearer coming = new Hearer();
        ward.watch(new Hearer() {
            @Override
            public void alarm(WardAlarmEvent event) {
                if (event.sequence() == 1) {
                    ward.watch(coming);
                }
            }
        });
        publish("4", event(1), event(2));
        assertThat(coming.heard).containsExactly("2 4", "4");
    }

    @Test
    void aBedThatDoesNotExistIsSaid() {
        assertThat(ward.acknowledge(new Acknowledgement("9", "a1", 1, "A. Brandt", "desk")))
                .isCompletedWithValue(Acknowledgement.Result.UNKNOWN_BED);
    }

    /** The page learns what happened before it learns what came of its request. */
    @Test
    void theResultOfAnAcknowledgementFollowsTheEventThatItCaused() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Executor later = tasks::add;
        Ward queued = new Ward("day unit", "e1", later, time);
        List<String> order = new ArrayList<>();
        queued.addBed(bed("4"), acknowledgement -> {
            Timestamp now = time.now();
            queued.publish(now, bed("4"), List.of(event(1)));
            return CompletableFuture.completedFuture(Acknowledgement.Result.ACCEPTED);
        });
        run(tasks);
        queued.watch(new Hearer() {
            @Override
            public void alarm(WardAlarmEvent event) {
                order.add("event");
            }
        });
        queued.acknowledge(new Acknowledgement("4", "a1", 1, "A. Brandt", "desk"))
                .thenAccept(result -> order.add(result.wireName()));
        run(tasks);
        assertThat(order).containsExactly("event", "accepted");
    }

    private static void run(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Patient time that runs faster than the other clocks. */
    private static final class Faster implements TimeSource {
        private final VirtualTimeSource time;
        private final int speed;

        private Faster(VirtualTimeSource time, int speed) {
            this.time = time;
            this.speed = speed;
        }

        @Override
        public Timestamp now() {
            return new Timestamp(time.now().wall(), time.linkNanos(), patientNanos());
        }

        @Override
        public long linkNanos() {
            return time.linkNanos();
        }

        @Override
        public long patientNanos() {
            return time.patientNanos() * speed;
        }

        @Override
        public double speed() {
            return speed;
        }

        @Override
        public Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
            return time.schedule(face, delay, executor, task);
        }
    }
}
