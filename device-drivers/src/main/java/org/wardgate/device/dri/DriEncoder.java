package org.wardgate.device.dri;

import java.io.ByteArrayOutputStream;
import org.wardgate.bytes.Bytes;

/** Makes the frames of requests. CIS, transport layer and record header. Nothing but a {@link DriRequest} has a form here. */
final class DriEncoder {
    /** The highest interface level that is known. */
    static final int HIGHEST_LEVEL = 11;

    private static final int END_OF_DIRECTORY_AT = 21;

    private DriEncoder() {}

    /**
     * The frame of a request.
     *
     * @param level the interface level to speak, 0 to {@link #HIGHEST_LEVEL}; 0 for that of the monitor.
     */
    static Bytes encode(DriRequest request, int level) {
        byte[] record = new byte[DriRecord.HEADER_BYTES + request.body().length()];
        record[0] = (byte) record.length; // the second byte of the length stays 0: no request is so long
        record[3] = (byte) level;
        record[14] = (byte) request.mainType();
        record[END_OF_DIRECTORY_AT] = (byte) 0xFF;
        System.arraycopy(
                request.body().toArray(),
                0,
                record,
                DriRecord.HEADER_BYTES,
                request.body().length());
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(DriFrameDecoder.FLAG);
        int sum = 0;
        for (byte each : record) {
            sum += each & 0xFF;
            escape(each & 0xFF, frame);
        }
        escape(sum & 0xFF, frame);
        frame.write(DriFrameDecoder.FLAG);
        return Bytes.copyOf(frame.toByteArray());
    }

    private static void escape(int value, ByteArrayOutputStream frame) {
        if (value == DriFrameDecoder.FLAG || value == DriFrameDecoder.ESCAPE) {
            frame.write(DriFrameDecoder.ESCAPE);
            frame.write(value & ~DriFrameDecoder.ESCAPE_BIT);
        } else {
            frame.write(value);
        }
    }
}
