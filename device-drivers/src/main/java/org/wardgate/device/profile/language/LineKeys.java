package org.wardgate.device.profile.language;

import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.device.line.ModemLines;
import org.wardgate.device.line.SerialSettings;

/**
 * The settings of the line, from the device's manual.
 *
 * @param baud bits per second.
 * @param dataBits data bits.
 * @param parity the parity.
 * @param stopBits stop bits.
 * @param dtr how DTR is set when the port opens; null to leave it to the operating system.
 * @param rts how RTS is set when the port opens; null to leave it to the operating system.
 */
public record LineKeys(
        @Doc("Bits per second.") int baud,

        @Doc("Data bits.") @Default("8") @Range(min = "7", max = "8")
        int dataBits,

        @Doc("Parity.") @Default("none") SerialSettings.Parity parity,

        @Doc("Stop bits.") @Default("1") @Range(min = "1", max = "2")
        int stopBits,

        @Doc("How DTR is set when the port opens.") @Nullable
        Level dtr,

        @Doc("How RTS is set when the port opens.") @Nullable
        Level rts) {

    public LineKeys {
        new SerialSettings(baud, dataBits, parity, stopBits);
    }

    /** The settings, as a line takes them. */
    public SerialSettings settings() {
        return new SerialSettings(baud, dataBits, parity, stopBits)
                .with(new ModemLines(dtr == null ? null : dtr == Level.ON, rts == null ? null : rts == Level.ON));
    }

    /** The level of a modem line. */
    public enum Level {
        ON,
        OFF
    }
}
