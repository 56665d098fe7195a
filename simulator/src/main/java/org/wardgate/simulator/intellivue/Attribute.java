package org.wardgate.simulator.intellivue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/**
 * One attribute of an object, and the encodings of values. Data Export Interface Programming Guide, AttributeList and the basic
 * types.
 *
 * @param id the attribute's code, 16 bits.
 * @param value the encoded value.
 */
record Attribute(int id, Bytes value) {
    private static final long LARGEST_MANTISSA = 0x7FFFFD;
    private static final long NOT_A_NUMBER = 0x007F_FFFF;
    private static final int LIST_HEADER = 4;

    static Attribute ofHex(int id, String hex) {
        return new Attribute(id, Bytes.ofHex(hex));
    }

    static Attribute ofU16(int id, int value) {
        return new Attribute(id, new MessageWriter().u16(value).toBytes());
    }

    static Attribute ofU32(int id, long value) {
        return new Attribute(id, new MessageWriter().u32(value).toBytes());
    }

    /** The attributes with count and length in front. */
    static Bytes list(List<Attribute> attributes) {
        MessageWriter content = new MessageWriter();
        attributes.forEach(attribute -> content.u16(attribute.id()).counted(attribute.value()));
        return new MessageWriter()
                .u16(attributes.size())
                .counted(content.toBytes())
                .toBytes();
    }

    /**
     * Reads a list; what does not fit into it is left out, since a client's lengths are not to be trusted.
     *
     * @param list begins with count and length.
     */
    static List<Attribute> read(Bytes list) {
        List<Attribute> attributes = new ArrayList<>();
        if (list.length() < LIST_HEADER) {
            return attributes;
        }
        int end = Math.min(list.length(), LIST_HEADER + list.u16(2));
        int at = LIST_HEADER;
        while (at + 4 <= end && at + 4 + list.u16(at + 2) <= end) {
            int length = list.u16(at + 2);
            attributes.add(new Attribute(list.u16(at), list.slice(at + 4, length)));
            at += 4 + length;
        }
        return attributes;
    }

    /** The value of the attribute with this code, if the list has it and it is at least {@code length} bytes long. */
    static Optional<Bytes> find(List<Attribute> attributes, int id, int length) {
        return attributes.stream()
                .filter(attribute -> attribute.id() == id && attribute.value().length() >= length)
                .map(Attribute::value)
                .findFirst();
    }

    /** A FLOAT-Type: exponent in 8 bits, mantissa in 24; {@code null} and what does not fit are NaN. */
    static long floatType(@Nullable Decimal value) {
        if (value == null || Math.abs(value.unscaled()) > LARGEST_MANTISSA) {
            return NOT_A_NUMBER;
        }
        return ((value.exponent() & 0xFFL) << 24) | (value.unscaled() & 0xFF_FFFF);
    }

    /** A String: length, UTF-16, closed by a zero character. */
    static Bytes string(String text) {
        return new MessageWriter()
                .counted(Bytes.copyOf((text + "\0").getBytes(StandardCharsets.UTF_16BE)))
                .toBytes();
    }

    /** A VariableLabel: length, ASCII closed by a zero, and a pad byte when the length is odd. */
    static Bytes variableLabel(String text) {
        Bytes characters = Bytes.ofAscii(text + "\0");
        return new MessageWriter()
                .counted(characters)
                .zeros(characters.length() % 2)
                .toBytes();
    }
}
