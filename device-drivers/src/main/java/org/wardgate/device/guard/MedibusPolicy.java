package org.wardgate.device.guard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Draeger machines that speak MEDIBUS (MEDIBUS 4.03): commands that ask or keep the connection, each without an
 * argument; the choice of up to four curves that are to be sent; answers to the machine's own commands; and the bytes that switch the
 * chosen curves on. MEDIBUS has no command that changes a setting of a machine; what asks for trends or for device-specific data,
 * or chooses which values are sent, is not needed and not listed.
 *
 * <p>Rate: 40 frames per second. A sound driver asks about three a second, ten times as many at ten times speed, and answers at most
 * ten.
 */
public final class MedibusPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "draeger-medibus";

    /** MEDIBUS 4.03, commands; 23 of MEDIBUS.X. Values, limits, alarms, clock, settings, texts; then NOP, ICC, who are you, curves, STOP. */
    private static final String COMMANDS = "#$%&'()*+,-.0QRSU";

    private static final char CONFIGURE_CURVES = 'T';

    /** Airway pressure, flow, pulse, carbon dioxide in three units. MEDIBUS 4.03, real-time codes. */
    private static final Set<String> CURVES = Set.of("00", "01", "02", "06", "07", "08");

    private static final int MOST_CURVES = 4;
    private static final String HEX_DIGITS = "0123456789ABCDEF";
    private static final int ESC = 0x1B;
    private static final int SOH = 0x01;
    private static final String NAK = "\u0015";

    /** Who we are: a computer (0161). MEDIBUS 4.03, device identification. */
    private static final String IDENTITY = "R0161'WARDGATE'01.00:04.03";

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(40, 40);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        int length = write.length();
        if (length > 0 && write.u8(0) >= 0x80) {
            return isCurveSwitch(write) ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
        }
        if (length < 5 || (write.u8(0) != ESC && write.u8(0) != SOH) || write.u8(length - 1) != '\r') {
            return Optional.of(RefusalReason.MALFORMED);
        }
        int sum = 0;
        for (int i = 0; i < length - 3; i++) {
            sum += write.u8(i);
        }
        if (write.u8(length - 3) != HEX_DIGITS.charAt(sum >> 4 & 0xF)
                || write.u8(length - 2) != HEX_DIGITS.charAt(sum & 0xF)) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        String content = write.toLatin1(1, length - 4);
        boolean listed = write.u8(0) == ESC ? isCommand(content) : isAnswer(content);
        return listed ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }

    private static boolean isCommand(String content) {
        return content.charAt(0) == CONFIGURE_CURVES
                ? isChoice(content.substring(1))
                : content.length() == 1 && COMMANDS.contains(content);
    }

    /** Pairs of a curve, each once, and of how many of its samples become one: never none. */
    private static boolean isChoice(String pairs) {
        Set<String> chosen = new HashSet<>();
        for (int at = 0; at + 4 <= pairs.length(); at += 4) {
            String curve = pairs.substring(at, at + 2);
            String multiplier = pairs.substring(at + 2, at + 4);
            if (!CURVES.contains(curve)
                    || !chosen.add(curve)
                    || !multiplier.matches("[0-9A-F]{2}")
                    || multiplier.equals("00")) {
                return false;
            }
        }
        return !chosen.isEmpty() && chosen.size() <= MOST_CURVES && pairs.length() == 4 * chosen.size();
    }

    /** The code of a command that was received, alone; that a command was damaged; or who we are, which is no bare code. */
    private static boolean isAnswer(String content) {
        if (content.equals(IDENTITY) || content.equals(NAK)) {
            return true;
        }
        char code = content.charAt(0);
        return content.length() == 1 && code >= ' ' && code <= '~' && code != 'R';
    }

    /** A sync byte without streams, the command that switches the first four on or off, the end of the sequence. */
    private static boolean isCurveSwitch(Bytes write) {
        return write.length() == 5
                && write.u8(0) == 0xD0
                && write.u8(1) == 0xC1
                && write.u8(2) >= 0xC0
                && write.u8(2) <= 0xCF
                && write.u16(3) == 0xC0C0;
    }
}
