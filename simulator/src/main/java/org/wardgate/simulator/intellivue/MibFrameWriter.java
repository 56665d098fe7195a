package org.wardgate.simulator.intellivue;

import static org.wardgate.simulator.intellivue.MibFrameReader.BEGIN;
import static org.wardgate.simulator.intellivue.MibFrameReader.DATA_EXPORT;
import static org.wardgate.simulator.intellivue.MibFrameReader.END;
import static org.wardgate.simulator.intellivue.MibFrameReader.ESCAPE;
import static org.wardgate.simulator.intellivue.MibFrameReader.ESCAPE_XOR;

import org.wardgate.bytes.Bytes;

/** Puts messages into frames of the serial line. Format as in {@link MibFrameReader}. */
final class MibFrameWriter {
    private MibFrameWriter() {}

    /** The frame of a message. */
    static Bytes frame(Bytes message) {
        return frame(message, 0);
    }

    /** The frame of a message with a checksum that is wrong, whatever the message. */
    static Bytes frameWithBadFcs(Bytes message) {
        return frame(message, 0x0101);
    }

    private static Bytes frame(Bytes message, int fcsXor) {
        byte[] content = new MessageWriter()
                .u16(DATA_EXPORT)
                .u16(message.length())
                .bytes(message)
                .toBytes()
                .toArray();
        int fcs = Fcs.of(content, content.length) ^ fcsXor;
        MessageWriter out = new MessageWriter().u8(BEGIN);
        for (byte octet : content) {
            stuff(out, octet & 0xFF);
        }
        stuff(out, fcs & 0xFF);
        stuff(out, fcs >> 8);
        return out.u8(END).toBytes();
    }

    private static void stuff(MessageWriter out, int octet) {
        if (octet == BEGIN || octet == END || octet == ESCAPE) {
            out.u8(ESCAPE).u8(octet ^ ESCAPE_XOR);
        } else {
            out.u8(octet);
        }
    }
}
