package org.wardgate.device.fresenius;

import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** Puts queries into frames. There is no other input than a {@link FreseniusQuery}. Source: Base protocol, bytes and frames. */
final class FreseniusEncoder {
    /** Takes note of a frame. */
    static final Bytes ACKNOWLEDGEMENT = Bytes.ofHex("06");

    /** Answers the probe of the line. */
    static final Bytes KEEP_ALIVE = Bytes.ofHex("14");

    private FreseniusEncoder() {}

    /** The frame that asks whom an address stands for. */
    static Bytes encode(Address address, FreseniusQuery query) {
        Bytes text = Bytes.ofAscii(address.prefix() + query.text());
        long check = FreseniusFrameDecoder.check(text.toArray(), text.length());
        return Bytes.ofAscii("\u0002" + text.toAscii() + String.format(Locale.ROOT, "%02X", check) + "\u0003");
    }
}
