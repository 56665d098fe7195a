package org.wardgate.device.guard;

/**
 * How often allowed frames may leave: a bucket of {@code burst} frames, refilled by {@code framesPerSecond} on link time.
 *
 * @param burst frames that may leave at once after a pause, at least 1.
 * @param framesPerSecond frames that may leave per second in the long run, at least 1.
 */
public record RateLimit(int burst, int framesPerSecond) {
    /** Checks the bounds. */
    public RateLimit {
        if (burst < 1 || framesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "a rate limit needs a burst and a rate of at least 1, not " + burst + " and " + framesPerSecond);
        }
    }
}
