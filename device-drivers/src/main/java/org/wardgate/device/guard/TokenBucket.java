package org.wardgate.device.guard;

import java.util.concurrent.TimeUnit;

/** Credit for frames, counted in nanoseconds so that no fraction is lost. Starts full; one thread. */
final class TokenBucket {
    private final long nanosPerFrame;
    private final long capacityNanos;
    private long creditNanos;
    private long lastNanos;

    TokenBucket(RateLimit limit, long nowNanos) {
        nanosPerFrame = TimeUnit.SECONDS.toNanos(1) / limit.framesPerSecond();
        capacityNanos = nanosPerFrame * limit.burst();
        creditNanos = capacityNanos;
        lastNanos = nowNanos;
    }

    /** Takes the credit of one frame, if there is so much. */
    boolean take(long nowNanos) {
        long elapsedNanos = Math.max(0, nowNanos - lastNanos);
        lastNanos = nowNanos;
        // the pause is capped before it is added, so that a very long one cannot overflow
        creditNanos = Math.min(capacityNanos, creditNanos + Math.min(elapsedNanos, capacityNanos));
        if (creditNanos < nanosPerFrame) {
            return false;
        }
        creditNanos -= nanosPerFrame;
        return true;
    }
}
