package org.wardgate.device.capnostream;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.ByteRoles;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.framing.MarkedFrameDecoder;
import org.wardgate.device.framing.Sums;
import org.wardgate.time.Timestamp;

/**
 * Cuts {@code 85 length code data check} out of the bytes of a line and verifies the check; a {@link Frame}'s payload is code and
 * data. The length counts code and data before escaping, the check is the exclusive or of length, code and data; 80 05 stands for 85
 * and 80 00 for 80. Source: CDTP, message structure.
 */
final class CapnostreamFrameDecoder extends MarkedFrameDecoder {
    /** The greatest length that is believed; that of the longest message of the protocol is 53. */
    static final int MAX_LENGTH = 128;

    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, 0x85).with(Role.ESCAPE, 0x80);
    private static final int OVERHEAD = 2; // length and check

    CapnostreamFrameDecoder() {
        super(ROLES, MAX_LENGTH + OVERHEAD);
    }

    @Override
    protected int unescaped(int b) {
        return b == 0x00 || b == 0x05 ? 0x80 + b : ILLEGAL;
    }

    @Override
    protected int wholeLength(byte[] bytes, int length) {
        if (length == 0) {
            return 1; // the length comes first
        }
        return isBelieved(bytes) ? (bytes[0] & 0xFF) + OVERHEAD : length;
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        if (!isBelieved(bytes)) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        }
        if (Sums.xor(bytes, 0, length) != 0) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, 1, length - OVERHEAD), received);
    }

    private static boolean isBelieved(byte[] bytes) {
        int stated = bytes[0] & 0xFF;
        return stated >= 1 && stated <= MAX_LENGTH;
    }
}
