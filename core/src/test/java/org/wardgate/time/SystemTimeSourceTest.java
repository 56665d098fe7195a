package org.wardgate.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clocks: the tests wait for what was scheduled, and judge only that nothing comes too early. */
@Timeout(30)
class SystemTimeSourceTest {
    private final BlockingQueue<Runnable> executor = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 10, 100})
    void patientTimeRunsAtItsSpeed(double speed) {
        SystemTimeSource time = new SystemTimeSource(speed);
        Timestamp now = time.now();

        assertThat(time.speed()).isEqualTo(speed);
        assertThat(now.patientNanos()).isEqualTo((long) (now.linkNanos() * speed));
        assertThat(time.linkNanos()).isGreaterThanOrEqualTo(now.linkNanos());
        assertThat(time.patientNanos()).isGreaterThanOrEqualTo(now.patientNanos());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 10})
    void noTaskRunsBeforeItsDelayHasPassedOnItsClock(double speed) throws Exception {
        SystemTimeSource time = new SystemTimeSource(speed);
        Duration delay = Duration.ofMillis(10);
        long patient = time.patientNanos();
        time.schedule(TimeSource.Face.PATIENT, delay, executor::add, () -> {});
        executor.take().run();
        assertThat(time.patientNanos() - patient).isGreaterThanOrEqualTo(delay.toNanos());

        long link = time.linkNanos();
        time.schedule(TimeSource.Face.LINK, delay, executor::add, () -> {});
        executor.take().run();
        assertThat(time.linkNanos() - link).isGreaterThanOrEqualTo(delay.toNanos());
    }

    /** The later of two equal delays runs first, because its clock is a hundred times as fast. */
    @Test
    void aPatientsDelayIsShorterAtSpeed() throws Exception {
        SystemTimeSource time = new SystemTimeSource(100);
        StringBuilder order = new StringBuilder();
        time.schedule(TimeSource.Face.LINK, Duration.ofSeconds(2), executor::add, () -> order.append("link"));
        time.schedule(TimeSource.Face.PATIENT, Duration.ofSeconds(2), executor::add, () -> order.append("patient"));

        executor.take().run();

        assertThat(order).hasToString("patient");
    }

    @Test
    void aTaskWithdrawnOnItsExecutorDoesNotRun() throws Exception {
        SystemTimeSource time = new SystemTimeSource();
        StringBuilder ran = new StringBuilder();
        TimeSource.Timer timer =
                time.schedule(TimeSource.Face.LINK, Duration.ofMillis(-1), executor::add, () -> ran.append("a"));
        Runnable handedOver = executor.take();
        timer.cancel();

        handedOver.run();

        assertThat(ran).isEmpty();
    }

    @Test
    void aTaskWithdrawnBeforeItIsDueDoesNotRun() throws Exception {
        SystemTimeSource time = new SystemTimeSource();
        StringBuilder ran = new StringBuilder();
        time.schedule(TimeSource.Face.LINK, Duration.ofMillis(5), executor::add, () -> ran.append("a"))
                .cancel();
        time.schedule(TimeSource.Face.LINK, Duration.ofMillis(10), executor::add, () -> ran.append("b"));

        // on a busy machine the first may be due before it is withdrawn: it is handed over then, and does nothing
        while (ran.isEmpty()) {
            executor.take().run();
        }

        assertThat(ran).hasToString("b");
    }

    @Test
    void aTaskRunsOnce() throws Exception {
        SystemTimeSource time = new SystemTimeSource();
        StringBuilder ran = new StringBuilder();
        time.schedule(TimeSource.Face.LINK, Duration.ZERO, executor::add, () -> ran.append("a"));
        Runnable handedOver = executor.take();

        handedOver.run();
        handedOver.run();

        assertThat(ran).hasToString("a");
    }

    @Test
    void anExecutorThatHasBeenShutDownStopsNoOtherTimer() throws Exception {
        SystemTimeSource time = new SystemTimeSource();
        time.schedule(
                TimeSource.Face.LINK,
                Duration.ZERO,
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                () -> {});
        time.schedule(TimeSource.Face.LINK, Duration.ofMillis(1), executor::add, () -> {});

        assertThat(executor.take()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.5, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedThatIsNoneIsRefused(double speed) {
        assertThatThrownBy(() -> new SystemTimeSource(speed)).isInstanceOf(IllegalArgumentException.class);
    }
}
