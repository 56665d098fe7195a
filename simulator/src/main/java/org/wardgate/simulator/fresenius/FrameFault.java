package org.wardgate.simulator.fresenius;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;

/**
 * What goes wrong with one frame.
 *
 * @param intact whether a host finds it intact in the end, and owes it an acknowledgement.
 * @param transmission sends whatever leaves in the frame's place.
 */
public record FrameFault(boolean intact, BiConsumer<Bytes, DeviceWire> transmission) {

    /** Nothing is sent. */
    public static FrameFault silent() {
        return new FrameFault(false, (frame, wire) -> {});
    }

    /** The last digit of the check is another one. */
    public static FrameFault badCheck() {
        return new FrameFault(false, (frame, wire) -> {
            byte[] bytes = frame.toArray();
            int digit = bytes.length - 2;
            bytes[digit] = (byte) (bytes[digit] == '0' ? '1' : '0');
            wire.send(Bytes.copyOf(bytes));
        });
    }

    /** Bit 7 of all characters is set, as when the host does not take off the parity. */
    public static FrameFault eighthBits() {
        return new FrameFault(false, (frame, wire) -> {
            byte[] bytes = frame.toArray();
            for (int i = 1; i < bytes.length - 1; i++) {
                bytes[i] |= (byte) 0x80;
            }
            wire.send(Bytes.copyOf(bytes));
        });
    }

    /** The frame comes in two pieces, the second one later. */
    public static FrameFault split(int at, Duration pause) {
        return new FrameFault(true, (frame, wire) -> {
            int first = Math.min(at, frame.length());
            wire.send(frame.slice(0, first));
            wire.schedule(Face.LINK, pause, () -> wire.send(frame.slice(first, frame.length() - first)));
        });
    }

    /** A probe stands in the middle of the frame, and is no part of it. */
    public static FrameFault probeInside() {
        return new FrameFault(true, (frame, wire) -> {
            int half = frame.length() / 2;
            wire.send(frame.slice(0, half)
                    .plus(Bytes.copyOf(new byte[] {BaseFrame.ENQ}))
                    .plus(frame.slice(half, frame.length() - half)));
        });
    }

    /** The frame comes later than it should. */
    public static FrameFault late(Duration delay) {
        return new FrameFault(true, (frame, wire) -> wire.schedule(Face.LINK, delay, () -> wire.send(frame)));
    }
}
