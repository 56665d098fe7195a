package org.wardgate.simulator.dri;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.wardgate.bytes.Bytes;

/** Makes records, which it numbers. GE 8005313, record header. */
final class RecordWriter {
    static final int PHYSIOLOGICAL = 0;
    static final int WAVES = 1;
    static final int ALARMS = 4;
    static final int MOST_SUBRECORDS = 8;

    private static final int HEADER_BYTES = 40;
    private static final int DIRECTORY = 16;
    private static final short PLUG_ID = (short) 0xFDE8; // as recorded of GE's own collector

    private final int level;
    private int number;

    RecordWriter(int level) {
        this.level = level;
    }

    /** A piece of a record with its type. */
    record Piece(int type, Bytes bytes) {}

    /**
     * A record.
     *
     * @param seconds the monitor's clock, since 1970.
     */
    Bytes record(int mainType, long seconds, List<Piece> pieces) {
        int length = HEADER_BYTES;
        for (Piece piece : pieces) {
            length += piece.bytes().length();
        }
        ByteBuffer record = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        number = number + 1 & 0xFF;
        record.putShort((short) length)
                .put((byte) number)
                .put((byte) level)
                .putShort(PLUG_ID)
                .putInt((int) seconds);
        record.putShort(14, (short) mainType);
        int at = HEADER_BYTES;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            record.putShort(DIRECTORY + 3 * i, (short) (at - HEADER_BYTES));
            record.put(DIRECTORY + 3 * i + 2, (byte) piece.type());
            record.put(at, piece.bytes().toArray());
            at += piece.bytes().length();
        }
        if (pieces.size() < MOST_SUBRECORDS) {
            record.put(DIRECTORY + 3 * pieces.size() + 2, (byte) 0xFF);
        }
        return Bytes.copyOf(record.array());
    }
}
