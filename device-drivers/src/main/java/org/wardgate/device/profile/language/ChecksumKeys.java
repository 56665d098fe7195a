package org.wardgate.device.profile.language;

import java.util.Locale;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.FromText;

/** The check of a frame: how it is computed, over what, and how it is spelled. */
public sealed interface ChecksumKeys {

    /** Over which bytes, and how spelled. */
    Place place();

    /**
     * Which bytes are checked, and where their check stands.
     *
     * @param from the first byte that is checked.
     * @param to the last byte that is checked; negative from the end.
     * @param at where the check begins; negative from the end, -1 being the last byte.
     * @param spelling how it is spelled.
     * @param order the order of its bytes, where it has several.
     */
    record Place(
            @Doc("The first byte that is checked.") @Default("0")
            int from,

            @Doc("The last byte that is checked; negative from the end.")
            int to,

            @Doc("Where the check begins; negative from the end, -1 being the last byte.")
            int at,

            @Doc("How it is spelled.") @Default("bytes") Spelling spelling,

            @Doc("The order of its bytes, where it has several.") @Default("big-endian")
            ByteOrder order) {}

    /** How a check is spelled. */
    enum Spelling {
        /** As bytes. */
        BYTES,
        /** As digits 0 to 9 and A to F, two for each byte. */
        UPPER_HEX,
        /** As digits 0 to 9 and a to f, two for each byte. */
        LOWER_HEX
    }

    /**
     * The sum of all bytes.
     *
     * @param width how many of its bits are kept: 8 or 16.
     * @param complement what is done to the sum.
     * @param place over which bytes, and where.
     */
    record Sum(
            @Doc("How many bits of it are kept: 8 or 16.") @Default("8")
            int width,

            @Doc("What is done to the sum.") @Default("none")
            Complement complement,

            @Doc("Over which bytes, and where it stands.") Place place)
            implements ChecksumKeys {
        public Sum {
            if (width != 8 && width != 16) {
                throw new IllegalArgumentException("the width of a sum is 8 or 16 bits, not " + width);
            }
        }
    }

    /** What is done to a sum. */
    enum Complement {
        NONE,
        /** All bits are inverted. */
        ONES,
        /** It is negated, so that sum and check together are 0. */
        TWOS
    }

    /** All bytes combined by exclusive or. */
    record Xor(
            @Doc("Over which bytes, and where it stands.") Place place) implements ChecksumKeys {}

    /** The longitudinal redundancy check of ISO 1155: what makes the sum of all bytes 0. */
    record Lrc(
            @Doc("Over which bytes, and where it stands.") Place place) implements ChecksumKeys {}

    /** Fletcher's check with two sums modulo 255, of 16 bits: the second sum is the more significant byte. */
    record Fletcher(
            @Doc("Over which bytes, and where it stands.") Place place) implements ChecksumKeys {}

    /**
     * A cyclic redundancy check, by the parameters of R. Williams, "A painless guide to CRC error detection algorithms" (1993):
     * the Rocksoft model.
     *
     * @param width how many bits: 8, 16 or 32.
     * @param polynomial the polynomial without its highest term.
     * @param initial what the register begins with.
     * @param reflected whether bytes go in least significant bit first and the register comes out reversed: refin and refout.
     * @param xorOut what the register is combined with by exclusive or at the end.
     * @param place over which bytes, and where.
     */
    record Crc(
            @Doc("How many bits: 8, 16 or 32.") int width,

            @Doc("The polynomial in hexadecimal, without its highest term.")
            Hex polynomial,

            @Doc("What the register begins with, in hexadecimal.") @Default("\"0\"")
            Hex initial,

            @Doc("Whether bits go in and come out in reverse.") @Default("false")
            boolean reflected,

            @Doc("What the register is combined with at the end, in hexadecimal.") @Default("\"0\"")
            Hex xorOut,

            @Doc("Over which bytes, and where it stands.") Place place)
            implements ChecksumKeys {
        public Crc {
            if ((polynomial.value() & 1) == 0) {
                throw new BadValue(
                        "polynomial",
                        "a polynomial has its last bit set, as 1021 has; " + polynomial + " checks too little");
            }
            if (width != 8 && width != 16 && width != 32) {
                throw new IllegalArgumentException("the width of a CRC is 8, 16 or 32 bits, not " + width);
            }
            for (Hex value : new Hex[] {polynomial, initial, xorOut}) {
                if (Long.numberOfTrailingZeros(Long.highestOneBit(value.value())) >= width && value.value() != 0) {
                    throw new IllegalArgumentException(value + " has more than " + width + " bits");
                }
            }
        }
    }

    /**
     * A number that is written in hexadecimal.
     *
     * @param value the number, 0 to 4294967295.
     */
    record Hex(long value) {

        /** One to eight digits in a text. */
        @FromText
        static Hex parse(String text) {
            if (!text.matches("[0-9a-f]{1,8}")) {
                throw new IllegalArgumentException(
                        "expected up to eight hexadecimal digits in lower case, such as \"1021\", found '" + text
                                + "'");
            }
            return new Hex(Long.parseLong(text, 16));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%x", value);
        }
    }
}
