package org.wardgate.device.profile.language;

import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/** Where a frame ends. Indices count from 0, at the frame's first byte. */
public sealed interface LengthKeys {

    /** The most bytes of a frame, without escapes. */
    int longest();

    /** Every frame has the same length. */
    record Fixed(
            @Doc("How many bytes a frame has.") @Range(min = "1", max = "4096")
            int bytes) implements LengthKeys {
        @Override
        public int longest() {
            return bytes;
        }
    }

    /**
     * The frame states its length.
     *
     * @param at where.
     * @param bytes in how many bytes.
     * @param order in which order.
     * @param plus what is added to the number to have the frame's whole length.
     * @param longest the most bytes of a frame.
     */
    record Stated(
            @Doc("Where the length stands.") @Range(min = "0", max = "4095")
            int at,

            @Doc("In how many bytes.") @Default("1") @Range(min = "1", max = "2")
            int bytes,

            @Doc("In which order.") @Default("big-endian") ByteOrder order,

            @Doc("What is added to it to have the frame's whole length.") @Range(min = "-16", max = "64")
            int plus,

            @Doc("The most bytes of a frame.") @Range(min = "1", max = "4096")
            int longest)
            implements LengthKeys {}

    /**
     * The length depends on one byte.
     *
     * @param at where that byte stands.
     * @param of its value in hexadecimal, and the frame's length.
     */
    record ByType(
            @Doc("Where the type stands.") @Range(min = "0", max = "63")
            int at,

            @Doc("The type in hexadecimal, and how many bytes such a frame has.") @Range(min = "1", max = "4096")
            Map<String, Integer> of)
            implements LengthKeys {
        public ByType {
            of.keySet().forEach(LengthKeys::checkByte);
        }

        @Override
        public int longest() {
            return of.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        }
    }

    /**
     * The frame goes on until its end mark.
     *
     * @param mark the end mark.
     * @param then how many bytes follow it: a check that may be anything.
     * @param longest the most bytes of a frame.
     */
    record Until(
            @Doc("The end mark.") Bytes mark,

            @Doc("How many bytes follow it.") @Default("0") @Range(min = "0", max = "8")
            int then,

            @Doc("The most bytes of a frame.") @Range(min = "1", max = "4096")
            int longest)
            implements LengthKeys {
        public Until {
            if (mark.length() == 0) {
                throw new IllegalArgumentException("an end mark has at least one byte");
            }
        }
    }

    private static void checkByte(String key) {
        if (!key.matches("[0-9a-f]{2}")) {
            throw new IllegalArgumentException("a type is one byte in hexadecimal, such as \"0e\", not '" + key + "'");
        }
    }
}
