package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;

/** Puts messages on the line as frames, damaged when a fault says so. */
final class FrameSender {
    private static final Bytes ABORT = Bytes.ofHex("7dc1");

    private final DeviceWire wire;
    private final Faults faults;
    private final Counters counters;

    FrameSender(DeviceWire wire, Faults faults, Counters counters) {
        this.wire = wire;
        this.faults = faults;
        this.counters = counters;
    }

    /** Sends the messages of one answer in order. */
    void sendAll(List<Bytes> messages) {
        List<Bytes> parts = new ArrayList<>(messages);
        if (parts.size() > 1 && faults.take(Fault.DUPLICATE_PART)) {
            parts.add(1, parts.get(1));
        }
        if (parts.size() > 1 && faults.take(Fault.LOST_PART)) {
            parts.remove(1);
        }
        parts.forEach(this::send);
    }

    /** Sends one message. */
    void send(Bytes message) {
        if (faults.take(Fault.SILENCE)) {
            return;
        }
        counters.count("frames-sent");
        Bytes frame =
                faults.take(Fault.BAD_FCS) ? MibFrameWriter.frameWithBadFcs(message) : MibFrameWriter.frame(message);
        if (faults.take(Fault.FRAME_ABORT)) {
            frame = new MessageWriter().bytes(firstHalf(frame)).bytes(ABORT).toBytes();
        } else if (faults.take(Fault.TRUNCATED_FRAME)) {
            frame = firstHalf(frame);
        }
        if (faults.take(Fault.BYTE_WRITES)) {
            for (int i = 0; i < frame.length(); i++) {
                wire.send(frame.slice(i, 1));
            }
        } else {
            wire.send(frame);
        }
    }

    private static Bytes firstHalf(Bytes frame) {
        int length = frame.length() / 2;
        // an escape must not be cut from what it escapes: it would eat the first byte of what follows
        return frame.slice(0, frame.u8(length - 1) == MibFrameReader.ESCAPE ? length - 1 : length);
    }
}
