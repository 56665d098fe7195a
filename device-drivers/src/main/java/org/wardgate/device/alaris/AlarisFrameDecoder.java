package org.wardgate.device.alaris;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.ByteRoles;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.framing.Crc;
import org.wardgate.device.framing.Digits;
import org.wardgate.device.framing.MarkedFrameDecoder;
import org.wardgate.time.Timestamp;

/**
 * Cuts {@code '!' body '|' CRC CR} out of the bytes of a line and verifies the CRC; a {@link Frame}'s payload is the body. ESC aborts
 * the frame in progress. Source: Asena comms, frame.
 *
 * <p>The body reaches to the last {@code '|'} of the line. The CRC is four upper-case hexadecimal digits; lower case is not accepted,
 * since no pump was seen to send it and a single damaged bit makes one of the other.
 */
final class AlarisFrameDecoder extends MarkedFrameDecoder {
    /** CRC-16 over the body; of {@code 123456789} it is 0x29B1. */
    static final Crc CRC = new Crc(16, 0x1021, 0xFFFF, false, 0);

    /** The most bytes between {@code '!'} and CR; the longest reply that was seen has 79. */
    static final int MAX_CONTENT = 512;

    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, '!').with(Role.END, 0x0D).with(Role.ABORT, 0x1B);
    private static final byte MARK = '|';
    private static final int CRC_DIGITS = 4;

    AlarisFrameDecoder() {
        super(ROLES, MAX_CONTENT);
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        int bodyLength = length - CRC_DIGITS - 1;
        if (bodyLength < 1 || bytes[bodyLength] != MARK) {
            return new Dropped(Reason.BAD_HEADER, wireBytes, received);
        }
        if (Digits.upperHex(bytes, bodyLength + 1, CRC_DIGITS) != CRC.over(bytes, 0, bodyLength)) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, 0, bodyLength), received);
    }
}
