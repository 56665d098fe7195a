package org.wardgate.time;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Wall time, monotonic time and scheduling in one injected object. Safe for use by several threads.
 *
 * <p>Monotonic time has two faces. {@link Face#PATIENT} drives alarm delays, staleness, device schedules and the simulated
 * patient, and may run faster than life in demonstrations and tests. {@link Face#LINK} drives reply time-outs, reconnect
 * back-off, heartbeats and latencies, and always runs at 1x. Durations are differences of monotonic time, never of wall time.
 */
public interface TimeSource {

    /** Which of the two monotonic clocks a delay is measured on. */
    enum Face {
        /** runs at 1x, always. */
        LINK,
        /** runs at {@link TimeSource#speed()}. */
        PATIENT
    }

    /** A task that has been scheduled. */
    interface Timer {
        /** A timer that was never set. */
        Timer NONE = () -> {};

        /** Withdraws the task; harmless when it ran already. Once called on the task's own executor, the task does not run. */
        void cancel();
    }

    /** All three clocks, read together. */
    Timestamp now();

    /** Link time in nanoseconds from an arbitrary origin. */
    long linkNanos();

    /** Patient time in nanoseconds from an arbitrary origin. */
    long patientNanos();

    /**
     * How long the machine has slept since some moment, in nanoseconds: monotonic time stands still meanwhile. 0 where the system
     * does not tell. May take as long as reading a small file of the kernel's.
     */
    default long sleptNanos() {
        return 0;
    }

    /** The factor of patient time over link time; 1 outside demonstrations and tests. */
    double speed();

    /**
     * Runs a task once, no earlier than a delay from now.
     *
     * @param face the clock that measures the delay.
     * @param delay the delay; zero or negative runs the task as soon as the executor can.
     * @param executor runs the task; an event loop serves.
     * @param task what to run.
     */
    Timer schedule(Face face, Duration delay, Executor executor, Runnable task);
}
