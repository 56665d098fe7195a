package org.wardgate.recording;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * Reads a recording chunk by chunk. At a torn or damaged record it ends, and {@link #damage()} says where: what was read until
 * then is sound. For use by one thread; holds no more than one record in memory.
 */
public final class RecordingReader implements Closeable {
    private final InputStream in;
    private final RecordingHead head;
    private long position;
    private boolean ended;
    private @Nullable Damage damage;

    /**
     * Where and why reading ended before the end of the file.
     *
     * @param position the offset of the first byte that could not be used.
     * @param bytesLeft the number of bytes from there to the end of the file.
     * @param reason what is wrong.
     */
    public record Damage(long position, long bytesLeft, String reason) {}

    /**
     * Reads a stream, which is closed with this reader.
     *
     * @throws IOException if the stream fails, is no recording, or its head is damaged.
     */
    public RecordingReader(InputStream in) throws IOException {
        this.in = in;
        byte[] start = in.readNBytes(RecordingFormat.START_BYTES);
        if (!isRecording(start)) {
            throw new IOException("not a recording");
        }
        int version = start.length < RecordingFormat.START_BYTES
                ? 0
                : ByteBuffer.wrap(start).getShort(RecordingFormat.MAGIC.length());
        if (version != RecordingFormat.VERSION) {
            throw new IOException(
                    "a recording of version " + version + "; this program reads version " + RecordingFormat.VERSION);
        }
        position = start.length;
        RawRecord first = readRecord();
        RecordingHead decoded = first == null || first.prefix().kind() != RecordingFormat.HEAD
                ? null
                : RecordingFormat.decodeHead(
                        first.prefix().at(), first.payload().toArray());
        if (decoded == null) {
            throw new IOException("the head of the recording is damaged");
        }
        head = decoded;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if the file cannot be read, is no recording, or its head is damaged.
     */
    public static RecordingReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new RecordingReader(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Whether a file that begins with these bytes is a recording, and not a raw capture; 8 bytes are enough to tell. */
    public static boolean isRecording(byte[] firstBytes) {
        int length = RecordingFormat.MAGIC.length();
        return firstBytes.length >= length
                && Arrays.equals(firstBytes, 0, length, RecordingFormat.MAGIC.toArray(), 0, length);
    }

    /** What the recording says of itself. */
    public RecordingHead head() {
        return head;
    }

    /** The next chunk; empty at the end of the file and at damage. */
    public Optional<RecordedChunk> next() throws IOException {
        long start = position;
        RawRecord raw = ended ? null : readRecord();
        if (raw == null) {
            return Optional.empty();
        }
        Direction direction = Direction.ofCode(raw.prefix().kind());
        if (direction == null) {
            stop(start, "a record of an unknown kind");
            return Optional.empty();
        }
        return Optional.of(new RecordedChunk(direction, raw.prefix().at(), raw.payload()));
    }

    /** Where reading ended before the end of the file; empty as long as it has not, and after a sound file. */
    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable RawRecord readRecord() throws IOException {
        long start = position;
        byte[] prefixBytes = read(RecordingFormat.PREFIX_BYTES);
        if (prefixBytes.length == 0) {
            ended = true;
            return null;
        }
        if (prefixBytes.length < RecordingFormat.PREFIX_BYTES) {
            return stop(start, "a record that is cut off");
        }
        RecordingFormat.Prefix prefix = RecordingFormat.decodePrefix(prefixBytes);
        if (prefix == null) {
            return stop(start, "a damaged record");
        }
        byte[] rest = read(prefix.payloadBytes() + Integer.BYTES);
        if (rest.length < prefix.payloadBytes() + Integer.BYTES) {
            return stop(start, "a record that is cut off");
        }
        byte[] record = Arrays.copyOf(prefixBytes, prefixBytes.length + rest.length);
        System.arraycopy(rest, 0, record, prefixBytes.length, rest.length);
        int checked = record.length - Integer.BYTES;
        if (ByteBuffer.wrap(record).getInt(checked) != RecordingFormat.crc(record, checked)) {
            return stop(start, "a damaged record");
        }
        return new RawRecord(prefix, Bytes.copyOf(rest, 0, prefix.payloadBytes()));
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        position += bytes.length;
        return bytes;
    }

    private @Nullable RawRecord stop(long at, String reason) throws IOException {
        long left = position - at + in.transferTo(OutputStream.nullOutputStream());
        ended = true;
        damage = new Damage(at, left, reason);
        return null;
    }

    private record RawRecord(RecordingFormat.Prefix prefix, Bytes payload) {}
}
