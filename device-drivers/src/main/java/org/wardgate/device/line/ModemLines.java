package org.wardgate.device.line;

import org.jspecify.annotations.Nullable;

/**
 * How the modem lines of a port are set when it opens. They move nowhere else.
 *
 * @param dtr whether DTR is on; null to leave it to the operating system, which raises it.
 * @param rts whether RTS is on; null to leave it to the operating system, which raises it.
 */
public record ModemLines(@Nullable Boolean dtr, @Nullable Boolean rts) {
    /** Both are left to the operating system. */
    public static final ModemLines UNTOUCHED = new ModemLines(null, null);
}
