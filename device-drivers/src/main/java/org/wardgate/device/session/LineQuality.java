package org.wardgate.device.session;

import java.time.Duration;

/**
 * The share of damaged frames over the last minute of link time, in buckets of ten seconds. A line is disturbed when more than one
 * frame in twenty is damaged and at least three were, or when five in a row are; it is clean again below that share.
 */
final class LineQuality {
    private static final int BUCKETS = 6;
    private static final long BUCKET_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int BAD_AT_LEAST = 3;
    private static final int BAD_IN_A_ROW = 5;
    private static final int ONE_IN = 20;

    private final int[] good = new int[BUCKETS];
    private final int[] bad = new int[BUCKETS];
    private long current;
    private int badInARow;

    void onGood(long linkNanos) {
        moveTo(linkNanos);
        good[index()]++;
        badInARow = 0;
    }

    void onBad(long linkNanos) {
        moveTo(linkNanos);
        bad[index()]++;
        badInARow++;
    }

    boolean isDisturbed(long linkNanos) {
        moveTo(linkNanos);
        int goodFrames = 0;
        int badFrames = 0;
        for (int i = 0; i < BUCKETS; i++) {
            goodFrames += good[i];
            badFrames += bad[i];
        }
        return badInARow >= BAD_IN_A_ROW || (badFrames >= BAD_AT_LEAST && badFrames * ONE_IN > goodFrames + badFrames);
    }

    private int index() {
        return (int) (current % BUCKETS);
    }

    private void moveTo(long linkNanos) {
        long target = Math.floorDiv(linkNanos, BUCKET_NANOS);
        if (target - current >= BUCKETS) {
            current = target - BUCKETS;
        }
        while (current < target) {
            current++;
            good[index()] = 0;
            bad[index()] = 0;
        }
    }
}
