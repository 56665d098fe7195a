package org.wardgate.device.line;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A port in memory. What is put into {@link #feed} arrives as one chunk each; an empty array is a hang-up. */
final class FakePort implements Port {
    static final byte[] HANG_UP = {};

    private final BlockingQueue<byte[]> toRead = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> written = new LinkedBlockingQueue<>();
    final AtomicBoolean inside = new AtomicBoolean();
    private final AtomicInteger readsBegun = new AtomicInteger();
    private final AtomicInteger fed = new AtomicInteger();

    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicBoolean closedUnderReader = new AtomicBoolean();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    volatile boolean stalled;
    volatile int takesAtMost = Integer.MAX_VALUE;

    /** Lets a chunk arrive. */
    void feed(byte... chunk) {
        fed.incrementAndGet();
        toRead.add(chunk);
    }

    /** Waits until the reader has handed over all that was fed and asks for more. */
    void awaitHandedOver() {
        while (readsBegun.get() <= fed.get()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public int read(byte[] into) {
        inside.set(true);
        readsBegun.incrementAndGet();
        try {
            byte[] chunk = toRead.take();
            System.arraycopy(chunk, 0, into, 0, chunk.length);
            return chunk.length == 0 ? -1 : chunk.length;
        } catch (InterruptedException e) {
            return -1;
        } finally {
            inside.set(false);
        }
    }

    @Override
    public int write(byte[] from, int length) {
        if (stalled) {
            try {
                interrupted.await();
            } catch (InterruptedException e) {
                return -1;
            }
            return -1;
        }
        int count = Math.min(length, takesAtMost);
        byte[] taken = new byte[count];
        System.arraycopy(from, 0, taken, 0, count);
        written.add(taken);
        return count;
    }

    @Override
    public void interrupt() {
        interrupted.countDown();
        toRead.add(HANG_UP);
    }

    @Override
    public void close() {
        closedUnderReader.set(inside.get());
        closed.countDown();
    }
}
