package org.wardgate.device.profile.framing;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.language.FramingKeys;
import org.wardgate.device.profile.language.FramingKeys.Frames;
import org.wardgate.device.profile.language.FramingKeys.Lines;
import org.wardgate.device.profile.language.LengthKeys.Fixed;
import org.wardgate.device.profile.language.PacketKeys;

/** Makes the frame decoder that a profile declares. */
public final class FrameDecoders {
    private FrameDecoders() {}

    /**
     * A decoder for a new connection.
     *
     * @param packet how frames make packets; null where each is a message. Needs frames of a fixed length.
     */
    public static ByteToMessageDecoder decoder(FramingKeys framing, @Nullable PacketKeys packet) {
        if (framing instanceof Lines lines) {
            return new LineDecoder(lines);
        }
        Frames frames = (Frames) framing;
        return new PatternDecoder(frames, packet, frames.length() instanceof Fixed fixed ? fixed.bytes() : 0);
    }
}
