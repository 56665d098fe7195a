package org.wardgate.device.line;

import org.jspecify.annotations.Nullable;

/**
 * How the modem lines of a port are set when it opens. They move nowhere else.
 *
 * @param dtr whether DTR is on; null to leave it as the opening sets it, which is on.
 * @param rts whether RTS is on; null to leave it as the opening sets it, which is on.
 */
public record ModemLines(@Nullable Boolean dtr, @Nullable Boolean rts) {
    /** Both are as the opening sets them: on. */
    public static final ModemLines UNTOUCHED = new ModemLines(null, null);
}
