package org.wardgate.simulator.alaris;

import java.time.Duration;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;

/** What goes wrong with one reply: it puts on the wire whatever leaves in the reply's place. */
@FunctionalInterface
public interface ReplyFault {

    /** Transmits, or does not, a reply whose frame is complete and correct. */
    void transmit(Bytes frame, DeviceWire wire);

    /** The pump does not answer; known from the field. */
    static ReplyFault dropped() {
        return (frame, wire) -> {};
    }

    /** The reply comes later than it should. */
    static ReplyFault late(Duration delay) {
        return (frame, wire) -> wire.schedule(Face.LINK, delay, () -> wire.send(frame));
    }

    /** The last digit of the CRC is another one. */
    static ReplyFault badCrc() {
        return (frame, wire) -> {
            byte[] bytes = frame.toArray();
            int lastDigit = bytes.length - 2;
            bytes[lastDigit] = (byte) (bytes[lastDigit] == '0' ? '1' : '0');
            wire.send(Bytes.copyOf(bytes));
        };
    }

    /** The reply breaks off in the middle; no CR follows. */
    static ReplyFault truncated() {
        return (frame, wire) -> wire.send(frame.slice(0, frame.length() / 2));
    }

    /** The pump breaks off in the middle with ESC, and begins the reply anew. */
    static ReplyFault aborted() {
        return (frame, wire) -> {
            wire.send(frame.slice(0, frame.length() / 2));
            wire.send(Bytes.ofAscii(String.valueOf(AsenaFrame.ESCAPE)));
            wire.send(frame);
        };
    }

    /** Bytes that belong to no frame come before the reply; without '!' and CR, which a pump never sends outside of one. */
    static ReplyFault noiseBefore(Bytes noise) {
        return (frame, wire) -> {
            wire.send(noise);
            wire.send(frame);
        };
    }
}
