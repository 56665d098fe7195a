package org.wardgate.device.medibus;

import java.util.Locale;
import org.wardgate.bytes.Bytes;

/**
 * Everything that this driver can say: commands that ask or keep the connection, the choice of curves that a machine is to send, and
 * answers to its commands. None of them changes a setting of a machine; MEDIBUS has no command that does. Source: MEDIBUS 4.03.
 */
final class MedibusEncoder {
    /** The answer to a command that arrived damaged. */
    static final Bytes NOT_UNDERSTOOD = response(MedibusCode.NAK, "");

    /**
     * The answer to the question who we are: 0161 is a personal computer, then our name, our revision and that of MEDIBUS. MEDIBUS
     * 4.03, device identification.
     */
    static final Bytes IDENTITY = response(MedibusCode.IDENTIFY, "0161'WARDGATE'01.00:04.03");

    private MedibusEncoder() {}

    /** A command without an argument. */
    static Bytes command(int code) {
        return command(code, "");
    }

    /** The choice of curves: pairs of a code and of how many samples to thin out to one. */
    static Bytes configureCurves(String codesAndMultipliers) {
        return command(MedibusCode.CONFIGURE_CURVES, codesAndMultipliers);
    }

    /** The answer to a command, with nothing in it. */
    static Bytes done(int code) {
        return response(code, "");
    }

    /** Switches the first streams on, as many as were chosen: a sync byte, a sync-command with a bit each, the end. */
    static Bytes enableCurves(int streams) {
        return Bytes.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xC1, (byte) (0xC0 | (1 << streams) - 1), (byte) 0xC0, (byte) 0xC0});
    }

    private static Bytes command(int code, String argument) {
        return frame(MedibusFrameDecoder.ESC, code, argument);
    }

    private static Bytes response(int code, String data) {
        return frame(MedibusFrameDecoder.SOH, code, data);
    }

    private static Bytes frame(byte mark, int code, String text) {
        Bytes content = Bytes.copyOf(new byte[] {mark, (byte) code}).plus(Bytes.ofAscii(text));
        int sum = 0;
        for (int i = 0; i < content.length(); i++) {
            sum += content.u8(i);
        }
        return content.plus(Bytes.ofAscii(String.format(Locale.ROOT, "%02X\r", sum & 0xFF)));
    }
}
