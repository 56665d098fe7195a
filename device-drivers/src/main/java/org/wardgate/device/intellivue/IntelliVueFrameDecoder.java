package org.wardgate.device.intellivue;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.ByteRoles;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.framing.Crc;
import org.wardgate.device.framing.MarkedFrameDecoder;
import org.wardgate.time.Timestamp;

/**
 * Turns bytes of the fixed-baudrate serial protocol into messages: {@code C0, 11, 01, length, message, FCS, C1}, with {@code
 * C0}, {@code C1} and {@code 7D} between the two ends sent as {@code 7D} and the byte XOR 20 (chapter "Transport protocol for
 * the MIB/RS232 interface").
 */
final class IntelliVueFrameDecoder extends MarkedFrameDecoder {
    static final byte START = (byte) 0xC0;
    static final byte END = (byte) 0xC1;
    static final byte ESCAPE = 0x7D;
    static final int ESCAPE_MASK = 0x20;

    /** Protocol 11 is data export, message type 01 an association or data export message. */
    static final int HEADER = 0x1101;

    static final int HEADER_LENGTH = 4;
    static final int FCS_LENGTH = 2;

    /** The frame check sequence: CRC-16/X.25, the FCS-16 of PPP, sent low byte first. */
    static final Crc FCS = new Crc(16, 0x1021, 0xFFFF, true, 0xFFFF);

    /** Far above the 1000 bytes of a message on a serial line, so that a longer one is still told from damage. */
    static final int MAX_UNSTUFFED_LENGTH = 8192;

    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, START).with(Role.END, END).with(Role.ESCAPE, ESCAPE);

    IntelliVueFrameDecoder() {
        super(ROLES, MAX_UNSTUFFED_LENGTH);
    }

    @Override
    protected int unescaped(int b) {
        return b ^ ESCAPE_MASK;
    }

    @Override
    protected WireInput finish(byte[] bytes, int size, int wireBytes, Timestamp received) {
        int length = size - HEADER_LENGTH - FCS_LENGTH;
        if (length < 0) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        } else if (u16(bytes, 0) != HEADER) {
            return new Dropped(Reason.BAD_HEADER, wireBytes, received);
        } else if (u16(bytes, 2) != length) {
            return new Dropped(Reason.BAD_LENGTH, wireBytes, received);
        } else if (FCS.over(bytes, 0, size - FCS_LENGTH) != stated(bytes, size - FCS_LENGTH)) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, HEADER_LENGTH, length), received);
    }

    private static int stated(byte[] bytes, int index) {
        return (bytes[index + 1] & 0xFF) << 8 | (bytes[index] & 0xFF);
    }

    private static int u16(byte[] bytes, int index) {
        return (bytes[index] & 0xFF) << 8 | (bytes[index + 1] & 0xFF);
    }
}
