package org.wardgate.device.bcc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** Puts questions into frames. There is no other input than a {@link BccQuery}. Source: BCC, framing and checksum. */
final class BccEncoder {
    /** The byte that takes note of a frame. */
    static final Bytes ACKNOWLEDGEMENT = Bytes.copyOf(new byte[] {BccFrameDecoder.ACK});

    /** SOH, five digits, STX, '>', ETX, five digits, EOT. */
    private static final int OVERHEAD = 15;

    private BccEncoder() {}

    /**
     * The frame that asks.
     *
     * @param header the bed as the rack heads its frames with it, ASCII.
     * @param stuffed whether the rack wants its stuffing.
     */
    static Bytes encode(String header, BccQuery query, boolean stuffed) {
        String text = header + ">" + query.text();
        String body = String.format(Locale.ROOT, "\u0001%05d\u0002%s\u0003", text.length() + OVERHEAD - 1, text);
        int sum = body.chars().sum() % 256;
        String frame = body + String.format(Locale.ROOT, "%05d\u0004", sum);
        return Bytes.copyOf((stuffed ? Stuffing.add(frame) : frame).getBytes(StandardCharsets.US_ASCII));
    }
}
