package org.wardgate.device.line;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The bounded way from a port's reader thread to its event loop. {@link #offer} is called by the reader, {@link #release} by
 * whoever closes the channel when the reader has left, all else on the event loop.
 */
final class ReadQueue {
    /** Nearly six seconds of a full line at 115200 baud. */
    static final int MAX_WAITING_BYTES = 64 * 1024;
    /** What a chunk counts for at least, so that single bytes cannot pile up without bound. */
    static final int MIN_CHUNK_WEIGHT = 16;

    static final Duration UNREAD_LIMIT = Duration.ofSeconds(1);

    private final Channel channel;
    private final TimeSource time;
    private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingWeight = new AtomicInteger();
    private final AtomicLong droppedBytes = new AtomicLong();
    private final AtomicBoolean deliveryDue = new AtomicBoolean();
    private boolean requested;
    private boolean delivering;
    private boolean overdue;
    private long reportedDroppedBytes;
    private Timer timer = Timer.NONE;

    ReadQueue(Channel channel, TimeSource time) {
        this.channel = channel;
        this.time = time;
    }

    /** Takes a copy of bytes that arrived, or drops them where too many wait. */
    void offer(byte[] bytes, int count, Timestamp arrival) {
        int weight = Math.max(count, MIN_CHUNK_WEIGHT);
        if (waitingWeight.addAndGet(weight) > MAX_WAITING_BYTES) {
            waitingWeight.addAndGet(-weight);
            droppedBytes.addAndGet(count);
            return;
        }
        chunks.add(new Chunk(channel.alloc().buffer(count).writeBytes(bytes, 0, count), weight, arrival));
        deliverSoon();
    }

    /** The pipeline asks for the next chunk. */
    void request() {
        requested = true;
        if (!delivering && !chunks.isEmpty()) {
            deliverSoon();
        }
    }

    private void deliverSoon() {
        if (deliveryDue.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::deliver);
        }
    }

    private void deliver() {
        deliveryDue.set(false);
        delivering = true;
        // a handler may close the channel, or stop asking, at each chunk
        while (requested && channel.isOpen()) {
            Chunk chunk = chunks.poll();
            if (chunk == null) {
                break;
            }
            requested = false;
            waitingWeight.addAndGet(-chunk.weight);
            Arrival.set(channel, chunk.arrival);
            channel.pipeline().fireChannelRead(chunk.bytes);
            channel.pipeline().fireChannelReadComplete();
        }
        delivering = false;
        watch();
    }

    /** Raises and withdraws the condition that input waits unread. */
    private void watch() {
        if (!channel.isOpen()) {
            timer.cancel();
        } else if (chunks.isEmpty()) {
            timer.cancel();
            timer = Timer.NONE;
            long dropped = droppedBytes.get();
            if (overdue || dropped != reportedDroppedBytes) {
                overdue = false;
                report(0, dropped);
            }
        } else if (timer == Timer.NONE) {
            timer = time.schedule(Face.LINK, UNREAD_LIMIT, channel.eventLoop(), this::overdue);
        }
    }

    private void overdue() {
        if (channel.isOpen()) {
            overdue = true;
            int waitingBytes = 0;
            for (Chunk chunk : chunks) {
                waitingBytes += chunk.bytes.readableBytes();
            }
            report(waitingBytes, droppedBytes.get());
        }
    }

    private void report(int waitingBytes, long dropped) {
        reportedDroppedBytes = dropped;
        channel.pipeline().fireUserEventTriggered(new UnreadInput(waitingBytes, dropped));
    }

    /** Lets go of what nobody is going to read. */
    void release() {
        for (Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
            chunk.bytes.release();
        }
    }

    private static final class Chunk {
        private final ByteBuf bytes;
        private final int weight;
        private final Timestamp arrival;

        private Chunk(ByteBuf bytes, int weight, Timestamp arrival) {
            this.bytes = bytes;
            this.weight = weight;
            this.arrival = arrival;
        }
    }
}
