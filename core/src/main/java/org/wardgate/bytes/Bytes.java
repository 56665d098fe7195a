package org.wardgate.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable byte string with big-endian getters. All indices are checked; safe for use by several threads. */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The byte string of length 0. */
    public static Bytes empty() {
        return EMPTY;
    }

    /** A copy of an array. */
    public static Bytes copyOf(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** A copy of part of an array. */
    public static Bytes copyOf(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new Bytes(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** The characters of an ASCII text; a character above 0x7F is an {@link IllegalArgumentException}. */
    public static Bytes ofAscii(String text) {
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("not ASCII: " + text);
        }
        return new Bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Hexadecimal digits, upper or lower case; white space between bytes is passed over. */
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex.replaceAll("\\s+", "")));
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The byte at an index, 0 to 255. */
    public int u8(int index) {
        return bytes[index] & 0xFF;
    }

    /** The big-endian 16-bit number at an index, 0 to 65535. */
    public int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }

    /** The big-endian 32-bit number at an index, 0 to 4294967295. */
    public long u32(int index) {
        return (long) u16(index) << 16 | u16(index + 2);
    }

    /** A part of this byte string, copied. */
    public Bytes slice(int offset, int length) {
        return copyOf(bytes, offset, length);
    }

    /** These bytes followed by others. */
    public Bytes plus(Bytes others) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + others.bytes.length);
        System.arraycopy(others.bytes, 0, both, bytes.length, others.bytes.length);
        return new Bytes(both);
    }

    /** A copy as an array, the caller's to change. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The bytes as characters; a byte above 0x7F becomes the replacement character. */
    public String toAscii() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Part of the bytes as characters of ISO 8859-1, one for each byte. */
    public String toLatin1(int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** The bytes as lower-case hexadecimal digits without separators. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
