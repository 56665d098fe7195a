package org.wardgate.device.profile.language;

import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * Several frames that make one message, for numbers that are spread over them.
 *
 * @param frames how many.
 * @param first the bit that marks the first of them, and is clear in the others.
 */
public record PacketKeys(
        @Doc("How many frames make a message.") @Range(min = "2", max = "255")
        int frames,

        @Doc("The bit that marks the first of them.") BitPart first) {
    public PacketKeys {
        if (first.width() != 1 || first.frame() != BitPart.ONLY_FRAME) {
            throw new IllegalArgumentException("the mark of the first frame is one bit of a frame, such as \"1:0\"");
        }
    }
}
