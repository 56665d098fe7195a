package org.wardgate.device.terumo;

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
 * Cuts {@code STX xml CRC ETX} out of the bytes of a line and verifies the CRC, four upper-case digits over the XML alone; a {@link
 * Frame}'s payload is the XML. Source: external communication, packet.
 */
final class TerumoFrameDecoder extends MarkedFrameDecoder {
    /** CRC-16/XMODEM; of {@code 123456789} it is 0x31C3. */
    static final Crc CRC = new Crc(16, 0x1021, 0, false, 0);

    /** The most bytes between the marks; the longest example has 219. */
    static final int MAX_CONTENT = 1024;

    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, 0x02).with(Role.END, 0x03);
    private static final int CRC_DIGITS = 4;

    TerumoFrameDecoder() {
        super(ROLES, MAX_CONTENT);
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        int xml = length - CRC_DIGITS;
        if (xml < 1) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        }
        if (Digits.upperHex(bytes, xml, CRC_DIGITS) != CRC.over(bytes, 0, xml)) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, 0, xml), received);
    }
}
