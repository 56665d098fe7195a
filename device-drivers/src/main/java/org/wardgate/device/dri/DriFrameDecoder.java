package org.wardgate.device.dri;

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
 * Cuts records out of the line: flag 7E, record and sum with 7E and 7D escaped as 7D 5E and 7D 5D, flag 7E. The sum is that of all
 * bytes of the record, modulo 256. CIS, transport layer.
 *
 * <p>A sum finds every single wrong bit, and of two in one record only some, as they can cancel each other. So nothing else is forgiven: an escape of a byte that needs none gives the frame up, and the
 * record has to be as long as its header says.
 */
final class DriFrameDecoder extends MarkedFrameDecoder {
    static final int FLAG = 0x7E;
    static final int ESCAPE = 0x7D;

    /** With it cleared the byte behind an escape is sent, set again it is meant. */
    static final int ESCAPE_BIT = 0x20;

    private static final int LONGEST_RECORD = 1490;
    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.FLAG, FLAG).with(Role.ESCAPE, ESCAPE);

    DriFrameDecoder() {
        super(ROLES, LONGEST_RECORD + 1);
    }

    @Override
    protected int unescaped(int b) {
        int value = b | ESCAPE_BIT;
        return value != b && (value == FLAG || value == ESCAPE) ? value : ILLEGAL;
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        int recordLength = length - 1;
        if (recordLength < DriRecord.HEADER_BYTES) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        }
        if ((Sums.total(bytes, 0, recordLength) & 0xFF) != (bytes[recordLength] & 0xFF)) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        Bytes record = Bytes.copyOf(bytes, 0, recordLength);
        return LittleEndian.s16(record, 0) == recordLength
                ? new Frame(record, received)
                : new Dropped(Reason.BAD_LENGTH, wireBytes, received);
    }
}
