package org.wardgate.recording;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.Timestamp;

/** The bytes of a recording, as the package's description lays them out. */
final class RecordingFormat {
    static final Bytes MAGIC = Bytes.ofHex("57 47 52 45 43 0d 0a 1a");
    static final int VERSION = 1;
    static final int START_BYTES = MAGIC.length() + Short.BYTES;
    static final int MAX_PAYLOAD = 1 << 20;
    /** Everything of a record before its payload. */
    static final int PREFIX_BYTES = 37;
    /** Everything of a record but its payload. */
    static final int OVERHEAD_BYTES = PREFIX_BYTES + Integer.BYTES;

    static final char HEAD = 'H';

    private static final int CHECKED_PREFIX_BYTES = PREFIX_BYTES - Integer.BYTES;

    private RecordingFormat() {}

    /** What stands before the payload of a record. */
    record Prefix(char kind, Timestamp at, int payloadBytes) {}

    static byte[] encode(RecordedChunk chunk) {
        return encode(chunk.direction().code(), chunk.at(), chunk.bytes().toArray());
    }

    /** All that stands before the first chunk. */
    static byte[] encodeStart(RecordingHead head) {
        byte[][] texts = {
            head.deviceId().getBytes(StandardCharsets.UTF_8),
            head.profile().getBytes(StandardCharsets.UTF_8),
            head.lineSettings().getBytes(StandardCharsets.UTF_8)
        };
        ByteBuffer payload = ByteBuffer.allocate(3 * Short.BYTES + texts[0].length + texts[1].length + texts[2].length);
        for (byte[] text : texts) {
            payload.putShort((short) text.length).put(text);
        }
        byte[] record = encode(HEAD, head.started(), payload.array());
        return ByteBuffer.allocate(START_BYTES + record.length)
                .put(MAGIC.toArray())
                .putShort((short) VERSION)
                .put(record)
                .array();
    }

    private static byte[] encode(char kind, Timestamp at, byte[] payload) {
        Instant wall = at.wall();
        ByteBuffer record = ByteBuffer.allocate(OVERHEAD_BYTES + payload.length)
                .put((byte) kind)
                .putLong(wall.getEpochSecond())
                .putInt(wall.getNano())
                .putLong(at.linkNanos())
                .putLong(at.patientNanos())
                .putInt(payload.length);
        record.putInt(crc(record.array(), record.position()));
        record.put(payload);
        record.putInt(crc(record.array(), record.position()));
        return record.array();
    }

    /** Reads what stands before a payload; null where it is damaged. */
    static @Nullable Prefix decodePrefix(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, PREFIX_BYTES);
        if (in.getInt(CHECKED_PREFIX_BYTES) != crc(bytes, CHECKED_PREFIX_BYTES)) {
            return null;
        }
        char kind = (char) (in.get() & 0xFF);
        try {
            Instant wall = Instant.ofEpochSecond(in.getLong(), Integer.toUnsignedLong(in.getInt()));
            Timestamp at = new Timestamp(wall, in.getLong(), in.getLong());
            int length = in.getInt();
            return length < 0 || length > MAX_PAYLOAD ? null : new Prefix(kind, at, length);
        } catch (DateTimeException | ArithmeticException e) {
            return null; // a sound checksum over a time that cannot be: not written by us
        }
    }

    /** Reads the head of a recording; null where the payload is none. */
    static @Nullable RecordingHead decodeHead(Timestamp started, byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        try {
            RecordingHead head = new RecordingHead(text(in), text(in), text(in), started);
            return in.hasRemaining() ? null : head;
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    /** The CRC-32 of the first {@code length} bytes. */
    static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
