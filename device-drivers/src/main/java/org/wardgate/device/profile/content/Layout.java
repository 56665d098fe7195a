package org.wardgate.device.profile.content;

import java.util.stream.IntStream;
import org.wardgate.device.profile.language.BitPart;

/**
 * Where the frames of a message stand.
 *
 * @param frames how many frames a message has.
 * @param frameBytes how many bytes each of them has; 0 where they have no common length.
 */
public record Layout(int frames, int frameBytes) {
    /** A message is one frame of any length. */
    static final Layout ONE_FRAME = new Layout(1, 0);

    /** Why a part cannot be in a message of this layout; empty where it can. */
    String refusal(BitPart part) {
        if (frames == 1 && part.frame() != BitPart.ONLY_FRAME) {
            return "a message is one frame here; leave out the frame's number";
        }
        if (frames > 1 && part.frame() == BitPart.ONLY_FRAME) {
            return "a message has " + frames + " frames here; say which one, such as \"1/" + part.index()
                    + "\", or * for each";
        }
        if (frames > 1 && part.frame() > frames) {
            return "there is no frame " + part.frame() + "; a message has " + frames;
        }
        return frameBytes == 0 || part.index() < frameBytes
                ? ""
                : "there is no byte " + part.index() + " in a frame of " + frameBytes;
    }

    /** Why a run of bytes cannot be in a message of this layout; empty where it can. */
    String refusal(int at, int bytes) {
        int length = frames * frameBytes;
        return frameBytes == 0 || at + bytes <= length
                ? ""
                : "there are no bytes " + at + " to " + (at + bytes - 1) + " in a message of " + length;
    }

    /** The indices in the message of a part's byte: one, or one for each frame. */
    int[] indices(BitPart part) {
        if (part.frame() == BitPart.EACH_FRAME) {
            return IntStream.range(0, frames)
                    .map(frame -> frame * frameBytes + part.index())
                    .toArray();
        }
        return new int[] {Math.max(0, part.frame() - 1) * frameBytes + part.index()};
    }
}
