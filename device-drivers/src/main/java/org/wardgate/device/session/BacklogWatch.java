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
 * <p>It is new again after a pause, since a buffer that is being emptied makes none but for those that the network makes; where a
 * device never pauses, once it has left half of the line unused for {@link #CALM}, since a buffer is emptied as fast as the line or
 * the network can; and in any case once it has kept to the line's own rate for {@link #LONGEST}. Times are link time in nanoseconds.
 */
final class BacklogWatch {
    /** No device that is followed here is silent for so long while it is heard. */
    static final Duration SILENCE = Duration.ofSeconds(2);
    /** Longer than a pause within what one device says at a time, shorter than that between two times. */
    static final Duration PAUSE = Duration.ofMillis(200);
    /** The same over a network, where a lost segment makes a pause of 200 ms, and a second time one of 400. */
    static final Duration NETWORK_PAUSE = Duration.ofMillis(700);
    /** After how long what keeps to the line's rate is new though it does not pause. */
    static final Duration LONGEST = Duration.ofSeconds(4);
    /** After how long what leaves half of the line unused is new though it does not pause; over a network, twice that. */
    static final Duration CALM = Duration.ofSeconds(1);
    /** How much more than its rate a line may seem to carry: a server sends what it has gathered. */
    static final Duration GATHERED = Duration.ofSeconds(1);

    private final double bytesPerNano;
    private final Duration pause;
    private final double slowness;
    private final LongPredicate gaps;
    private final long calmNanos;
    private long silenceNanos;
    private boolean late;
    private long lateSinceNanos;
    private long lastNanos;
    private double ahead;
    private long calmSinceNanos;
    private long calmBytes;

    /**
     * A watch of a connection that was opened now.
     *
     * @param bytesPerSecond what the line can carry.
     * @param pause a pause that no buffer makes.
     * @param speed the factor of patient time, which devices follow: a fast one says more, a slow one pauses longer.
     * @param gaps whether this process cannot have run up to a moment.
     */
    BacklogWatch(double bytesPerSecond, Duration pause, double speed, LongPredicate gaps, long linkNanos) {
        this.bytesPerNano = bytesPerSecond * Math.max(1, speed) / 1e9;
        this.pause = Duration.ofNanos((long) (pause.toNanos() / Math.max(1, speed)));
        this.slowness = 1 / Math.min(1, speed);
        this.silenceNanos = (long) (SILENCE.toNanos() * slowness);
        this.gaps = gaps;
        this.lastNanos = linkNanos;
        Duration calm = pause.compareTo(PAUSE) > 0 ? CALM.multipliedBy(2) : CALM;
        this.calmNanos = (long) (calm.toNanos() * slowness);
        this.calmSinceNanos = linkNanos;
    }

    /** Bytes have arrived. */
    void accept(int bytes, long linkNanos) {
        long rest = linkNanos - lastNanos;
        lastNanos = linkNanos;
        ahead = Math.max(0, ahead - rest * bytesPerNano) + bytes;
        boolean calm = isCalm(linkNanos, bytes);
        boolean tooMany = ahead > GATHERED.toNanos() * bytesPerNano;
        if (rest >= silenceNanos || tooMany || gaps.test(linkNanos)) {
            late = true;
            lateSinceNanos = linkNanos;
            // what lies beyond is the backlog's and does not count against what follows it
            ahead = Math.min(ahead, GATHERED.toNanos() * bytesPerNano);
        } else if (late && (rest >= pause.toNanos() || calm || linkNanos - lateSinceNanos >= LONGEST.toNanos())) {
            late = false;
        }
    }

    /** Whether half of the line was unused for long enough, up to these bytes; looks anew where it was not. */
    private boolean isCalm(long linkNanos, int bytes) {
        long since = linkNanos - calmSinceNanos;
        boolean busy = calmBytes + bytes > since * bytesPerNano / 2 + GATHERED.toNanos() * bytesPerNano / 8;
        if (busy || !late) {
            calmSinceNanos = linkNanos;
            calmBytes = 0;
            return false;
        }
        calmBytes += bytes;
        return since >= calmNanos;
    }

    /** Whether the bytes that arrived last may be old. */
    boolean isLate() {
        return late;
    }

    /** How much longer nothing may arrive until what arrives then is new; zero or less when it is already. */
    Duration untilPaused(long linkNanos) {
        return pause.minusNanos(linkNanos - lastNanos);
    }

    /** A device that speaks so seldom is not silent before twice that. */
    void expectEvery(Duration period) {
        silenceNanos = (long) (Math.max(SILENCE.toNanos(), 2 * period.toNanos()) * slowness);
    }

    /** The connection is open: what arrives may have waited in a buffer, until it pauses or is seen not to. */
    void opened(long linkNanos) {
        settle(linkNanos);
        distrust(linkNanos);
        calmSinceNanos = linkNanos;
        calmBytes = 0;
    }

    /** What arrives from now on may be old. */
    void distrust(long linkNanos) {
        late = true;
        lateSinceNanos = linkNanos;
    }

    /** What waited has been read: what arrives next is new, unless it comes after a silence. */
    void settle(long linkNanos) {
        late = false;
        lastNanos = linkNanos;
    }
}
