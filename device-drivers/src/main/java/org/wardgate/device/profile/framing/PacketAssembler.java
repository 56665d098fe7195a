package org.wardgate.device.profile.framing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.language.PacketKeys;
import org.wardgate.time.Timestamp;

/**
 * Joins frames of equal length to packets: the first is marked, the others are not. Where anything is missing or damaged the packet is
 * dropped whole, and so is all that follows until the next begins: a frame in another's place would be a wrong number.
 *
 * <p>Frames can be lost without a trace, the first of a packet too, so that the end of one packet and the middle of the next have the
 * right number. A packet is therefore handed up when the next one begins where it has to, and with the time of its own last frame.
 * Holds the state of one connection.
 */
final class PacketAssembler {
    private final int frames;
    private final int index;
    private final int mask;
    private final byte[] packet;
    private final int frameLength;
    private @Nullable Timestamp last;
    private int count;
    private int orphans;
    private boolean begun;

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
            handUp(out);
            giveUp(received, out);
            begun = true;
        } else if (count == 0 || count == frames) {
            damaged();
            orphans++; // its packet began before we listened, or frames were lost
            return;
        }
        System.arraycopy(frame, 0, packet, count * frameLength, frameLength);
        last = received;
        count++;
    }

    /** Something is missing here. */
    void damaged() {
        orphans += count;
        count = 0;
    }

    /** Nothing has arrived for a while: what is missing does not come any more. */
    void paused() {
        if (count < frames) {
            damaged();
        }
    }

    /** No more frames come, or the next packet begins: what is left of the last one is dropped. */
    void giveUp(Timestamp received, List<Object> out) {
        damaged();
        if (orphans > 0) {
            // who begins to listen in the middle of a packet has not seen a damaged one
            Reason reason = begun ? Reason.TRUNCATED : Reason.NOISE;
            out.add(new Dropped(reason, orphans * frameLength, received));
            orphans = 0;
        }
    }

    private void handUp(List<Object> out) {
        if (count == frames && last != null) {
            out.add(new Frame(Bytes.copyOf(packet), last));
            count = 0;
        }
    }
}
