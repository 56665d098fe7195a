package org.wardgate.simulator.bcc;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;

/**
 * What goes wrong with one frame.
 *
 * @param intact how many frames a host finds intact, and may acknowledge.
 * @param transmission sends whatever leaves in the frame's place.
 */
public record FrameFault(int intact, BiConsumer<Bytes, DeviceWire> transmission) {
    private static final int LAST_OF_LENGTH = 5;
    private static final int LAST_OF_SUM_FROM_END = 2;

    /** Nothing is sent. */
    public static FrameFault silent() {
        return new FrameFault(0, (frame, wire) -> {});
    }

    /** The last digit of the sum is another one. */
    public static FrameFault badSum() {
        return damaged(bytes -> otherDigit(bytes, bytes.length - LAST_OF_SUM_FROM_END));
    }

    /** The last digit of the length is another one; the sum is left as it was. */
    public static FrameFault badLength() {
        return damaged(bytes -> otherDigit(bytes, LAST_OF_LENGTH));
    }

    /** The frame has no EOT. */
    public static FrameFault endMissing() {
        return new FrameFault(0, (frame, wire) -> wire.send(frame.slice(0, frame.length() - 1)));
    }

    /** There is an SOH in the middle. */
    public static FrameFault startInside() {
        return damaged(bytes -> {
            ByteArrayOutputStream longer = new ByteArrayOutputStream();
            longer.write(bytes, 0, bytes.length / 2);
            longer.write(BccFrame.SOH);
            longer.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            return longer.toByteArray();
        });
    }

    /** The frame comes in two pieces, the second one later. */
    public static FrameFault split(int at, Duration pause) {
        return new FrameFault(1, (frame, wire) -> {
            int first = Math.min(at, frame.length());
            wire.send(frame.slice(0, first));
            wire.schedule(Face.LINK, pause, () -> wire.send(frame.slice(first, frame.length() - first)));
        });
    }

    /** The frame comes later than it should. */
    public static FrameFault late(Duration delay) {
        return new FrameFault(1, (frame, wire) -> wire.schedule(Face.LINK, delay, () -> wire.send(frame)));
    }

    /** The frame comes twice, in one piece. */
    public static FrameFault twice() {
        return new FrameFault(2, (frame, wire) -> wire.send(frame.plus(frame)));
    }

    /** NAK comes in its place. */
    public static FrameFault refusal() {
        return new FrameFault(0, (frame, wire) -> wire.send(Bytes.copyOf(new byte[] {BccFrame.NAK})));
    }

    private static FrameFault damaged(UnaryOperator<byte[]> damage) {
        return new FrameFault(0, (frame, wire) -> wire.send(Bytes.copyOf(damage.apply(frame.toArray()))));
    }

    private static byte[] otherDigit(byte[] bytes, int at) {
        bytes[at] = (byte) (bytes[at] == '0' ? '1' : '0');
        return bytes;
    }
}
