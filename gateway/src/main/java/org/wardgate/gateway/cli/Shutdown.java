package org.wardgate.gateway.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.SerialPorts;

/** Waits for the end of a command: its time is up, or somebody pressed Ctrl-C or sent a TERM signal. */
final class Shutdown {
    private static final long STEP_MILLIS = 500;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Begins to listen for signals. The process then waits for {@link #finished} before it ends. */
    Shutdown() {
        SerialPorts.beforeShutdown(this::onSignal);
    }

    /** Waits for a signal, or for {@code limit} where there is one, and says meanwhile how far it is. */
    void await(@Nullable Duration limit, Progress progress) {
        try {
            if (limit == null) {
                asked.await();
                return;
            }
            Duration left = limit;
            while (!left.isNegative()
                    && !asked.await(Math.min(left.toMillis() + 1, STEP_MILLIS), TimeUnit.MILLISECONDS)) {
                left = limit.minus(progress.elapsed());
                progress.at(progress.elapsed().toSeconds() + " s of " + limit.toSeconds() + " s");
            }
            progress.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is put away. */
    void finished() {
        finished.countDown();
    }

    private void onSignal() {
        asked.countDown();
        try {
            if (!finished.await(10, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.UNABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
