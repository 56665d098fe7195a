package org.wardgate.simulator.fresenius;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** Sends the frames of a base, and watches whether its host acknowledges each within a second. */
final class Sender {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(1);

    private final DeviceWire wire;
    private final Counters counters;
    private final Map<Long, FrameFault> faults = new HashMap<>();
    private final Deque<Timer> unacknowledged = new ArrayDeque<>();
    private Bytes last = Bytes.empty();
    private long sent;

    Sender(DeviceWire wire, Counters counters) {
        this.wire = wire;
        this.counters = counters;
    }

    void send(String text) {
        last = BaseFrame.encode(text);
        transmit(last);
    }

    /** The last frame once more, if there was one. */
    void repeat() {
        if (last.length() > 0) {
            transmit(last);
        }
    }

    void acknowledged() {
        counters.add("acks");
        Timer watch = unacknowledged.poll();
        if (watch == null) {
            counters.add("acks-without-frame");
        } else {
            watch.cancel();
        }
    }

    void fault(int nth, FrameFault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("frames count from 1, not " + nth);
        }
        faults.put(sent + nth, fault);
    }

    void reset() {
        unacknowledged.forEach(Timer::cancel);
        unacknowledged.clear();
    }

    private void transmit(Bytes frame) {
        FrameFault fault = faults.remove(++sent);
        if (fault == null || fault.intact()) {
            unacknowledged.add(wire.schedule(Face.LINK, ACKNOWLEDGED_WITHIN, this::missed));
        }
        if (fault == null) {
            wire.send(frame);
        } else {
            fault.transmission().accept(frame, wire);
        }
    }

    /** All wait equally long, so it is the first whose time is over. */
    private void missed() {
        unacknowledged.remove();
        counters.add("acks-missing");
    }
}
