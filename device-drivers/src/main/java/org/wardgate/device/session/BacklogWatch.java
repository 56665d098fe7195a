package org.wardgate.device.session;

import java.time.Duration;
import java.util.function.LongPredicate;

/**
 * Whether what arrives on one connection may have waited on its way: in a serial-device server that stalled, in the operating
 * system while this process did not run, in a buffer that was full before the line was opened. Nobody can see the age of a byte,
 * but a line that is followed as it speaks gives itself away:
 *
 * <ul>
 *   <li>what comes first after a silence of {@link #SILENCE} may be old, and so may all that follows without a pause;
 *   <li>so may what is read after this process did not run;
 *   <li>more bytes than the line can carry cannot be new.
 * </ul>
 *
 * <p>It is new again after a pause of {@link #PAUSE}, since a buffer that is being emptied makes none; and where a device never
 * pauses, once it has kept to the line's own rate for {@link #LONGEST}. Times are link time in nanoseconds.
 */
final class BacklogWatch {
    /** No device that is followed here is silent for so long while it is heard. */
    static final Duration SILENCE = Duration.ofSeconds(2);
    /** Longer than a pause within what one device says at a time, shorter than that between two times. */
    static final Duration PAUSE = Duration.ofMillis(200);
    /** After how long what keeps to the line's rate is new though it does not pause. */
    static final Duration LONGEST = Duration.ofSeconds(4);
    /** How much more than its rate a line may seem to carry: a server sends what it has gathered. */
    static final Duration GATHERED = Duration.ofSeconds(1);

    private final double bytesPerNano;
    private final long silenceNanos;
    private final LongPredicate gaps;
    private boolean late;
    private long lateSinceNanos;
    private long lastNanos;
    private double ahead;

    /**
     * A watch of a connection that was opened now.
     *
     * @param bytesPerSecond what the line can carry.
     * @param speed the factor of patient time, which devices follow: a fast one says more, a slow one pauses longer.
     * @param gaps whether this process cannot have run up to a moment.
     */
    BacklogWatch(double bytesPerSecond, double speed, LongPredicate gaps, long linkNanos) {
        this.bytesPerNano = bytesPerSecond * Math.max(1, speed) / 1e9;
        this.silenceNanos = (long) (SILENCE.toNanos() / Math.min(1, speed));
        this.gaps = gaps;
        this.lastNanos = linkNanos;
    }

    /** Bytes have arrived. */
    void accept(int bytes, long linkNanos) {
        long pause = linkNanos - lastNanos;
        lastNanos = linkNanos;
        ahead = Math.max(0, ahead - pause * bytesPerNano) + bytes;
        boolean tooMany = ahead > GATHERED.toNanos() * bytesPerNano;
        if (pause >= silenceNanos || tooMany || gaps.test(linkNanos)) {
            late = true;
            lateSinceNanos = linkNanos;
            // what lies beyond is the backlog's and does not count against what follows it
            ahead = Math.min(ahead, GATHERED.toNanos() * bytesPerNano);
        } else if (late && (pause >= PAUSE.toNanos() || linkNanos - lateSinceNanos >= LONGEST.toNanos())) {
            late = false;
        }
    }

    /** Whether the bytes that arrived last may be old. */
    boolean isLate() {
        return late;
    }

    /** How long nothing has arrived. */
    Duration pause(long linkNanos) {
        return Duration.ofNanos(linkNanos - lastNanos);
    }

    /** What waited has been read: what arrives next is new, unless it comes after a silence. */
    void settle(long linkNanos) {
        late = false;
        lastNanos = linkNanos;
    }
}
