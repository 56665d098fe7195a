package org.wardgate.device.fresenius;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.ByteRoles;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.framing.Digits;
import org.wardgate.device.framing.MarkedFrameDecoder;
import org.wardgate.device.framing.Sums;
import org.wardgate.time.Timestamp;

/**
 * Cuts {@code STX text check ETX} out of the bytes of a line; a {@link Frame}'s payload is the text. ENQ, the probe of the line, can come
 * between any two bytes and stands for itself, as ACK does, and NAK with the character that says why. Source: Base protocol, bytes and
 * frames.
 */
final class FreseniusFrameDecoder extends MarkedFrameDecoder {
    static final int ENQ = 0x05;
    static final int ACK = 0x06;
    static final int NAK = 0x15;
    static final byte STX = 0x02;
    static final byte ETX = 0x03;

    /** A message has 80 characters at most. */
    static final int MAX_TEXT = 80;

    private static final int CHECK_DIGITS = 2;
    private static final ByteRoles ROLES = ByteRoles.allContent()
            .with(Role.START, STX)
            .with(Role.END, ETX)
            .with(Role.SIGN, ENQ, ACK)
            .with(Role.SIGN_OF_TWO, NAK);

    FreseniusFrameDecoder() {
        super(ROLES, MAX_TEXT + CHECK_DIGITS);
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        int text = length - CHECK_DIGITS;
        if (text < 1) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        }
        if (Digits.upperHex(bytes, text, CHECK_DIGITS) != check(bytes, text)) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, 0, text), received);
    }

    /** The check of the first bytes: what their sum lacks of 0xFF. */
    static long check(byte[] bytes, int length) {
        return 0xFF - Sums.total(bytes, 0, length) % 256;
    }
}
