package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;

/**
 * What leaves, and when it may: a machine can ask to suspend sending, and what is to be sent then waits. Answers are limited, so
 * that a machine that asks without end is not answered without end. Source: MEDIBUS 4.03, DC1 and DC3.
 */
final class Outbox {
    /** More than a machine asks in a sound conversation. */
    static final int ANSWERS_PER_SECOND = 10;

    private static final int MOST_WAITING = 8;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final DriverContext context;
    private final Deque<Bytes> waiting = new ArrayDeque<>();
    private boolean suspended;
    private long secondBegan;
    private int answers;

    Outbox(DriverContext context) {
        this.context = context;
    }

    /** Whether the machine has asked to suspend sending. */
    boolean isSuspended() {
        return suspended;
    }

    /** The connection begins anew: nothing waits, and nothing is suspended. */
    void restart() {
        waiting.clear();
        suspended = false;
    }

    /** The machine asks to suspend. */
    void suspend() {
        suspended = true;
    }

    /** The machine asks to go on. */
    void resume() {
        suspended = false;
        while (!waiting.isEmpty()) {
            context.send(waiting.remove());
        }
    }

    /** Sends a frame, or keeps it until the machine lets it leave. */
    void send(Bytes frame) {
        if (!suspended) {
            context.send(frame);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(frame);
        } else {
            context.count("suspended-for-too-much");
        }
    }

    /** Answers a command of the machine. */
    void answer(Bytes frame) {
        long now = context.now().linkNanos();
        if (answers == 0 || now - secondBegan >= SECOND_NANOS) {
            secondBegan = now;
            answers = 0;
        }
        if (answers < ANSWERS_PER_SECOND) {
            answers++;
            send(frame);
        } else {
            context.count("too-many-commands");
        }
    }
}
