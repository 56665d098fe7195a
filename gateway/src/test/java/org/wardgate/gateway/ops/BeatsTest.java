package org.wardgate.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class BeatsTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<Long> timerMillis = new ArrayList<>();
    private final List<Long> loopMillis = new ArrayList<>();
    private final Loop first = new Loop();
    private final Loop second = new Loop();
    private final Beats beats = new Beats(time, nanos -> timerMillis.add(nanos / 1_000_000));

    BeatsTest() {
        beats.add("ward", first, nanos -> loopMillis.add(nanos / 1_000_000));
        beats.add("loop-2", second, nanos -> {});
        beats.start();
    }

    /** An event loop that can be held up. */
    private static final class Loop implements Executor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean held;

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
            if (!held) {
                release();
            }
        }

        void hold() {
            held = true;
        }

        void release() {
            held = false;
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    private void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    @Test
    void threadsThatRunAreNotStuckHoweverLongTheyDo() {
        advance(60_000);
        assertThat(beats.stuck()).isEmpty();
        assertThat(timerMillis).hasSize(120).containsOnly(0L);
        assertThat(loopMillis).hasSize(120).containsOnly(0L);
    }

    @Test
    void aLoopThatDoesNotAnswerForTwoSecondsIsNamedAloneUntilItDoes() {
        first.hold();
        advance(500);
        advance(1999);
        assertThat(beats.stuck()).isEmpty();
        advance(1);
        assertThat(beats.stuck()).containsExactly("ward");
        first.release();
        assertThat(beats.stuck()).isEmpty();
        assertThat(loopMillis).containsExactly(2000L);
    }

    @Test
    void aLoopThatIsStuckIsAskedOnce() {
        first.hold();
        advance(3_600_000);
        assertThat(first.waiting).hasSize(1);
    }

    @Test
    void severalLoopsAreNamedInTheirOrder() {
        first.hold();
        second.hold();
        advance(2500);
        assertThat(beats.stuck()).containsExactly("ward", "loop-2");
    }

    @Test
    void aLoopThatWasShutDownDoesNotEndTheBeats() {
        Beats others = new Beats(time, nanos -> {});
        others.add(
                "gone",
                task -> {
                    throw new RejectedExecutionException();
                },
                nanos -> {});
        others.add("there", first, nanos -> {});
        others.start();
        advance(60_000);
        assertThat(others.stuck()).containsExactly("gone");
    }

    /** Nobody asks the loops any more, so nothing is known of them. */
    @Test
    void aTimerThatDoesNotFireIsNamedAlone() {
        Deaf deaf = new Deaf(time);
        Beats others = new Beats(deaf, nanos -> {});
        others.add("ward", first, nanos -> {});
        others.start();
        advance(1999);
        assertThat(others.stuck()).isEmpty();
        advance(1);
        assertThat(others.stuck()).containsExactly("timer");
    }

    @Test
    void nothingIsAskedAfterTheClose() {
        beats.close();
        advance(60_000);
        assertThat(loopMillis).isEmpty();
    }

    /** A clock whose timers never fire. */
    private record Deaf(TimeSource clock) implements TimeSource {
        @Override
        public Timestamp now() {
            return clock.now();
        }

        @Override
        public long linkNanos() {
            return clock.linkNanos();
        }

        @Override
        public long patientNanos() {
            return clock.patientNanos();
        }

        @Override
        public double speed() {
            return clock.speed();
        }

        @Override
        public Timer schedule(Face face, Duration delay, Executor executor, Runnable task) {
            return Timer.NONE;
        }
    }
}
