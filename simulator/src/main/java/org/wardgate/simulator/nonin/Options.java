package org.wardgate.simulator.nonin;

import java.time.LocalDateTime;

/**
 * An instrument as it is switched on.
 *
 * @param format what it sends.
 * @param bursts whether the 25 frames of a packet come at once, when the last of them is measured, as over Bluetooth.
 * @param clock its clock when it is made; only the heading of the ASCII lines tells it.
 */
public record Options(Format format, boolean bursts, LocalDateTime clock) {
    public Options {
        if (bursts && !format.hasFrames()) {
            throw new IllegalArgumentException("only frames come in bursts, not " + format);
        }
    }
}
