package org.wardgate.device.profile.framing;

import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.language.PacketKeys;
import org.wardgate.time.Timestamp;

/**
 * Joins frames of equal length to packets: the first is marked, the others are not. A packet that is not complete when the next
 * begins is dropped whole. Holds the state of one connection.
 */
final class PacketAssembler {
    private final int frames;
    private final int index;
    private final int mask;
    private final byte[] packet;
    private final int frameLength;
    private int count;

    PacketAssembler(PacketKeys keys, int frameLength) {
        this.frames = keys.frames();
        this.index = keys.first().index();
        this.mask = 1 << keys.first().low();
        this.frameLength = frameLength;
        this.packet = new byte[frames * frameLength];
    }

    void accept(byte[] frame, Timestamp received, List<Object> out) {
        boolean first = (frame[index] & mask) != 0;
        if (first) {
            dropIncomplete(received, out);
        } else if (count == 0) {
            out.add(new Dropped(
                    Reason.TRUNCATED, frameLength, received)); // its packet began before we listened, or is lost
            return;
        }
        System.arraycopy(frame, 0, packet, count * frameLength, frameLength);
        count++;
        if (count == frames) {
            out.add(new Frame(Bytes.copyOf(packet), received));
            count = 0;
        }
    }

    void dropIncomplete(Timestamp received, List<Object> out) {
        if (count > 0) {
            out.add(new Dropped(Reason.TRUNCATED, count * frameLength, received));
            count = 0;
        }
    }
}
