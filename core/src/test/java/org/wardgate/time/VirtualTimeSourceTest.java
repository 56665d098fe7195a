package org.wardgate.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardgate.testing.Gen;

class VirtualTimeSourceTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<String> ran = new ArrayList<>();

    @Test
    void allClocksMoveTogetherAndOnlyWhenTold() {
        time.advance(Duration.ofMillis(1500));

        assertThat(time.now())
                .isEqualTo(new Timestamp(Instant.parse("2026-01-01T10:00:01.5Z"), 1_500_000_000L, 1_500_000_000L));
        assertThat(time.linkNanos()).isEqualTo(1_500_000_000L);
        assertThat(time.patientNanos()).isEqualTo(1_500_000_000L);
        assertThat(time.speed()).isEqualTo(1);
    }

    @Test
    void timersRunInOrderOfTheirDeadlinesAndOfTheirMaking() {
        Gen.check(1, 300, random -> {
            VirtualTimeSource clocks = new VirtualTimeSource();
            int[] delays = IntStream.range(0, random.nextInt(1, 20))
                    .map(i -> random.nextInt(10))
                    .toArray();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < delays.length; i++) {
                int index = i;
                clocks.schedule(TimeSource.Face.LINK, Duration.ofNanos(delays[i]), Runnable::run, () -> {
                    assertThat(clocks.linkNanos()).isEqualTo(delays[index]);
                    order.add(index);
                });
            }

            clocks.advance(Duration.ofNanos(10));

            assertThat(order)
                    .isEqualTo(IntStream.range(0, delays.length)
                            .boxed()
                            .sorted(Comparator.comparingInt(index -> delays[index]))
                            .toList());
        });
    }

    @Test
    void aTimerFiresAtItsDeadlineAndNotBefore() {
        schedule(5, "a");

        time.advance(Duration.ofMillis(5).minusNanos(1));
        assertThat(ran).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aTimerMadeByATimerFiresOnTheWay() {
        time.schedule(
                TimeSource.Face.PATIENT,
                Duration.ofMillis(5),
                Runnable::run,
                () -> schedule(5, "at " + time.linkNanos()));

        time.advance(Duration.ofMillis(20));

        assertThat(ran).containsExactly("at 5000000");
        assertThat(time.linkNanos()).isEqualTo(20_000_000);
    }

    @Test
    void aDelayThatIsPastRunsAtTheNextAdvance() {
        schedule(-5, "a");
        assertThat(ran).isEmpty();

        time.advance(Duration.ZERO);

        assertThat(ran).containsExactly("a");
    }

    @Test
    void aCancelledTimerDoesNotRun() {
        TimeSource.Timer timer = schedule(5, "a");
        timer.cancel();
        timer.cancel();
        TimeSource.Timer.NONE.cancel();

        time.advance(Duration.ofSeconds(1));

        assertThat(ran).isEmpty();
    }

    /** The task waits on its executor when it is withdrawn there. */
    @Test
    void aTimerCancelledAfterItFiredAndBeforeItRanDoesNotRun() {
        Queue<Runnable> executor = new ArrayDeque<>();
        TimeSource.Timer timer = time.schedule(TimeSource.Face.LINK, Duration.ZERO, executor::add, () -> ran.add("a"));
        time.advance(Duration.ZERO);
        timer.cancel();

        executor.remove().run();

        assertThat(ran).isEmpty();
    }

    @Test
    void theWallClockStepsAlone() {
        schedule(1000, "a");
        time.setWall(Instant.EPOCH);
        time.advance(Duration.ofMillis(999));

        assertThat(ran).isEmpty();
        assertThat(time.now().wall()).isEqualTo(Instant.ofEpochMilli(999));
    }

    private TimeSource.Timer schedule(long millis, String name) {
        return time.schedule(TimeSource.Face.LINK, Duration.ofMillis(millis), Runnable::run, () -> ran.add(name));
    }
}
