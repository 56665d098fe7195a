package org.wardgate.gateway.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/** Lets time pass on the thread that measures. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(50);

    private final TimeSource time;

    Patience(TimeSource time) {
        this.time = time;
    }

    /** Waits, on link time. */
    void pause(Duration duration) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        time.schedule(Face.LINK, duration, Runnable::run, () -> over.complete(true));
        over.join();
    }

    /** Waits until something is so; whether it was so within the limit. */
    boolean until(Duration limit, BooleanSupplier so) {
        long deadline = time.linkNanos() + limit.toNanos();
        while (!so.getAsBoolean()) {
            if (time.linkNanos() >= deadline) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }
}
