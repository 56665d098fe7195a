package org.wardgate.device.alaris;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardgate.bytes.Bytes;

/**
 * Puts queries into frames. There is no other input than an {@link AlarisQuery}, so there is no other output than the frames of
 * those. Source: Asena comms, frame.
 */
final class AlarisEncoder {
    private static final Map<AlarisQuery, Bytes> FRAMES = Collections.unmodifiableMap(Arrays.stream(
                    AlarisQuery.values())
            .collect(Collectors.toMap(
                    Function.identity(), AlarisEncoder::frame, (a, b) -> a, () -> new EnumMap<>(AlarisQuery.class))));

    private AlarisEncoder() {}

    /** The frame that asks. */
    static Bytes encode(AlarisQuery query) {
        Bytes frame = FRAMES.get(query);
        if (frame == null) {
            throw new IllegalStateException("no frame for " + query);
        }
        return frame;
    }

    private static Bytes frame(AlarisQuery query) {
        byte[] body = query.body().getBytes(StandardCharsets.US_ASCII);
        return Bytes.ofAscii(String.format(
                Locale.ROOT, "!%s|%04X\r", query.body(), AlarisFrameDecoder.CRC.over(body, 0, body.length)));
    }
}
