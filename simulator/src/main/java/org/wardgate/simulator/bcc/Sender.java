package org.wardgate.simulator.bcc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.bcc.Options.Delivery;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Sends the frames of one answer. A frame says what is true when it is sent for the first time. That a strict rack repeats a frame
 * without acknowledgement after 3 s, three times, and then gives up its answer is ours; what a real one does is not known.
 */
final class Sender {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);
    private static final int REPEATS = 3;

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters;
    private final Map<Long, FrameFault> faults = new HashMap<>();
    private final Deque<Supplier<Bytes>> waiting = new ArrayDeque<>();
    private @Nullable Bytes unacknowledged; // of a strict rack
    private int repeats;
    private int owed; // acknowledgements that a host may still send
    private long sent;
    private Timer timer = Timer.NONE;

    Sender(DeviceWire wire, Options options, Counters counters) {
        this.wire = wire;
        this.options = options;
        this.counters = counters;
    }

    /** Begins an answer; what is left of the one before is not sent any more. */
    void begin(List<Supplier<Bytes>> frames) {
        if (isBusy()) {
            counters.add("requests-during-answer");
        }
        stop();
        waiting.addAll(frames);
        timer = wire.schedule(Face.LINK, options.replyLatency(), this::next);
    }

    boolean isBusy() {
        return unacknowledged != null || !waiting.isEmpty();
    }

    void acknowledged() {
        counters.add("acks");
        if (owed == 0) {
            counters.add("acks-without-frame");
            return;
        }
        owed--;
        if (unacknowledged != null) {
            unacknowledged = null;
            timer.cancel();
            timer = wire.schedule(Face.LINK, options.replyLatency(), this::next);
        } else if (options.delivery() == Delivery.STRICT) {
            counters.add("acks-late");
        }
    }

    /** The host wants the last frame once more; so a strict rack sends it. */
    void refused() {
        counters.add("naks");
        if (unacknowledged != null) {
            timer.cancel();
            timer = wire.schedule(Face.LINK, options.replyLatency(), this::repeat);
        }
    }

    void fault(int nth, FrameFault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("frames count from 1, not " + nth);
        }
        faults.put(sent + nth, fault);
    }

    void stop() {
        timer.cancel();
        waiting.clear();
        unacknowledged = null;
        repeats = 0;
    }

    private void next() {
        repeats = 0;
        if (options.delivery() == Delivery.STRICT) {
            Supplier<Bytes> frame = waiting.poll();
            if (frame != null) {
                unacknowledged = frame.get();
                transmit(unacknowledged);
                await();
            }
            return;
        }
        List<Bytes> frames = new ArrayList<>();
        waiting.forEach(frame -> frames.add(frame.get()));
        waiting.clear();
        if (options.delivery() == Delivery.FREE) {
            frames.forEach(this::transmit);
        } else {
            frames.forEach(frame -> counters.add("frames-sent"));
            sent += frames.size();
            owed += frames.size();
            wire.send(frames.stream().reduce(Bytes.empty(), Bytes::plus));
        }
    }

    private void await() {
        timer = wire.schedule(Face.LINK, ACKNOWLEDGED_WITHIN, this::repeat);
    }

    private void repeat() {
        Bytes frame = unacknowledged;
        if (frame == null) {
            return;
        }
        if (repeats == REPEATS) {
            counters.add("answers-given-up");
            stop();
            return;
        }
        repeats++;
        counters.add("frames-repeated");
        transmit(frame);
        await();
    }

    private void transmit(Bytes frame) {
        counters.add("frames-sent");
        FrameFault fault = faults.remove(++sent);
        if (fault == null) {
            owed++;
            wire.send(frame);
        } else {
            owed += fault.intact();
            fault.transmission().accept(frame, wire);
        }
    }
}
