package org.wardgate.simulator.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource.Timer;

/** Bytes that wait for their time and leave in the order in which they came. What exceeds 16 MiB is lost and counted. */
final class Backlog {
    /** In place of a baud rate: the bytes leave together. */
    static final int AT_ONCE = 0;

    private static final int LIMIT_BYTES = 16 << 20;
    private static final long NANOS_PER_TEN_BITS = 10_000_000_000L; // divided by the baud rate: nanoseconds of a byte
    private static final long TICK_NANOS = 1_000_000; // a timer for each byte of a fast line would be too many
    private static final long LONG_NANOS = 1_000_000_000_000L;

    private final Bench bench;
    private final Consumer<Bytes> outlet;
    private final Deque<Held> held = new ArrayDeque<>();
    private Timer timer = Timer.NONE;
    private boolean timed;
    private long heldBytes;
    private long endNanos = Long.MIN_VALUE;

    Backlog(Bench bench, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.outlet = outlet;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /**
     * Bytes that leave from a moment on, and not before those that wait already.
     *
     * @param fromNanos the moment, on link time.
     * @param baud how fast: a tenth of it per second, the first after the time of one byte; {@link #AT_ONCE} for all at that moment.
     */
    void put(Bytes bytes, long fromNanos, int baud) {
        int room = (int) Math.min(bytes.length(), LIMIT_BYTES - heldBytes);
        bench.count("line-bytes-overflowed", bytes.length() - room);
        if (room > 0) {
            Held added = new Held(bytes.slice(0, room), Math.max(fromNanos, endNanos), baud);
            endNanos = added.dueNanos(room);
            heldBytes += room;
            held.add(added);
            run();
        }
    }

    void release() {
        while (!held.isEmpty()) {
            send(held.element(), Integer.MAX_VALUE);
        }
        rest();
    }

    long discard() {
        long lost = heldBytes;
        held.clear();
        heldBytes = 0;
        rest();
        return lost;
    }

    private void rest() {
        timer.cancel();
        timed = false;
        endNanos = Long.MIN_VALUE;
    }

    private void run() {
        long now = bench.linkNanos();
        while (!held.isEmpty() && held.element().due(now) > 0) {
            send(held.element(), held.element().due(now));
        }
        if (!held.isEmpty() && !timed) {
            Held next = held.element();
            long wait = next.dueNanos(next.sent + 1) - now;
            timed = true;
            timer = bench.schedule(next.baud == AT_ONCE ? wait : Math.max(wait, TICK_NANOS), () -> {
                timed = false;
                run();
            });
        }
    }

    /** The bookkeeping comes first: the outlet may pull the cable, which discards. */
    private void send(Held from, int most) {
        int count = Math.min(most, from.bytes.length() - from.sent);
        Bytes part = from.bytes.slice(from.sent, count);
        from.sent += count;
        heldBytes -= count;
        if (from.sent == from.bytes.length()) {
            held.remove();
        }
        outlet.accept(part);
    }

    private static final class Held {
        private final Bytes bytes;
        private final long fromNanos;
        private final int baud;
        private int sent;

        private Held(Bytes bytes, long fromNanos, int baud) {
            this.bytes = bytes;
            this.fromNanos = fromNanos;
            this.baud = baud;
        }

        /** When the n-th byte is due, counted from 1; rounded up, never too early. */
        private long dueNanos(long n) {
            return baud == AT_ONCE ? fromNanos : fromNanos + (n * NANOS_PER_TEN_BITS + baud - 1) / baud;
        }

        /** How many bytes are due beyond those that were sent. */
        private int due(long nowNanos) {
            long waited = nowNanos - fromNanos;
            if (baud == AT_ONCE) {
                return waited >= 0 ? bytes.length() - sent : 0;
            }
            long due = waited < 0 ? 0 : Math.min(waited, LONG_NANOS) * baud / NANOS_PER_TEN_BITS;
            return (int) Math.min(due, bytes.length()) - sent;
        }
    }
}
