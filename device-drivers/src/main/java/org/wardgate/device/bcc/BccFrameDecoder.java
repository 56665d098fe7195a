package org.wardgate.device.bcc;

import org.jspecify.annotations.Nullable;
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
 * Cuts {@code SOH length STX text (ETX | ETB) checksum EOT} out of the bytes of a line; a {@link Frame}'s payload is the text without
 * stuffing, and its end mark. Length and checksum are five decimal digits, over the frame without stuffing. ACK and NAK stand for
 * themselves. Source: BCC, framing and checksum.
 *
 * <p>Whether a rack stuffs is a setting of the rack, so each frame tells by itself: it is taken as it is where length and checksum say
 * so, and otherwise without stuffing.
 */
final class BccFrameDecoder extends MarkedFrameDecoder {
    static final int ACK = 0x06;
    static final int NAK = 0x15;
    static final byte ETX = 0x03;
    static final byte ETB = 0x17;

    /** Some 30 pumps in one frame; those that were seen have one each, of 1.1 kB. */
    static final int MAX_CONTENT = 32_768;

    private static final int SOH = 0x01;
    private static final byte STX = 0x02;
    private static final int EOT = 0x04;
    private static final int DIGITS = 5;
    private static final int HEAD = DIGITS + 1;
    private static final int MARKS = 2;
    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, SOH).with(Role.END, EOT).with(Role.SIGN, ACK, NAK);

    private final byte[] plain = new byte[MAX_CONTENT];

    BccFrameDecoder() {
        super(ROLES, MAX_CONTENT);
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        Reason wrong = verify(bytes, length);
        if (wrong == null) {
            return frame(bytes, length, received);
        }
        int unstuffed = Stuffing.remove(bytes, length, plain);
        if (unstuffed > 0 && unstuffed < length && verify(plain, unstuffed) == null) {
            return frame(plain, unstuffed, received);
        }
        return new Dropped(wrong, wireBytes, received);
    }

    /** The text and its end mark. */
    private static Frame frame(byte[] bytes, int length, Timestamp received) {
        return new Frame(Bytes.copyOf(bytes, HEAD, length - HEAD - DIGITS), received);
    }

    /** Why these bytes between SOH and EOT are no frame, null where they are. */
    private static @Nullable Reason verify(byte[] bytes, int length) {
        int end = length - DIGITS - 1;
        if (end < HEAD || bytes[DIGITS] != STX || (bytes[end] != ETX && bytes[end] != ETB)) {
            return Reason.BAD_HEADER;
        }
        if (Digits.decimal(bytes, 0, DIGITS) != length + MARKS) {
            return Reason.BAD_LENGTH;
        }
        long sum = SOH + Sums.total(bytes, 0, end + 1);
        return Digits.decimal(bytes, end + 1, DIGITS) == sum % 256 ? null : Reason.BAD_CHECKSUM;
    }
}
