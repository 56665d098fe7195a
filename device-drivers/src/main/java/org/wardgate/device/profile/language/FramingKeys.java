package org.wardgate.device.profile.language;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/** How the bytes of a line make frames. */
public sealed interface FramingKeys {

    /** After how long a silence what is unfinished is given up. */
    Duration gap();

    /** The check of a frame; null where the protocol has none. */
    @Nullable
    ChecksumKeys checksum();

    /**
     * Lines of text.
     *
     * @param end what ends a line.
     * @param skip bytes that do not belong to a line and are passed over at its begin; null for none.
     * @param longest the most characters of a line.
     * @param gap after how long a silence an unfinished line is given up.
     * @param checksum the check of a line; null where it has none.
     */
    record Lines(
            @Doc("What ends a line.") LineEnd end,

            @Doc("Bytes that are passed over before a line.") @Nullable
            Bytes skip,

            @Doc("The most characters of a line.") @Range(min = "1", max = "4096")
            int longest,

            @Doc("After how long a silence an unfinished line is given up.")
            @Default("1s")
            @Range(min = "5ms", max = "1min")
            Duration gap,

            @Doc("The check of a line.") @Nullable ChecksumKeys checksum)
            implements FramingKeys {}

    /** What ends a line. */
    enum LineEnd {
        /** A line feed; a carriage return before it belongs to the end. */
        LF,
        CR,
        CRLF
    }

    /**
     * Frames that are known by their first bytes.
     *
     * @param startsWith the first bytes.
     * @param rest what every byte behind them fits, for streams that mark their first byte by a bit; null for any.
     * @param uniqueStart whether the first byte stands nowhere else in a frame, so that another one begins the next.
     * @param endsWith the last bytes, for a frame whose length is known otherwise; null for any.
     * @param length where a frame ends.
     * @param escape what stands for bytes that may not stand in a frame; null where every byte may.
     * @param gap after how long a silence an unfinished frame is given up.
     * @param checksum the check of a frame; null where it has none.
     */
    record Frames(
            @Doc("The first bytes.") BitPattern startsWith,

            @Doc("What every byte behind them fits.") @Nullable
            BitPattern rest,

            @Doc("Whether the first byte stands nowhere else in a frame.") @Default("false")
            boolean uniqueStart,

            @Doc("The last bytes, for a frame whose length is known otherwise.") @Nullable
            Bytes endsWith,

            @Doc("Where a frame ends.") LengthKeys length,

            @Doc("What stands for bytes that may not stand in a frame.") @Nullable
            EscapeKeys escape,

            @Doc("After how long a silence an unfinished frame is given up.")
            @Default("1s")
            @Range(min = "5ms", max = "1min")
            Duration gap,

            @Doc("The check of a frame.") @Nullable ChecksumKeys checksum)
            implements FramingKeys {
        public Frames {
            if (rest != null && rest.length() != 1) {
                throw new IllegalArgumentException("'rest' is the pattern of one byte, such as \"00/80\"");
            }
        }
    }

    /**
     * An escape byte and what it does to the byte behind it.
     *
     * @param mark the escape byte.
     * @param xor what the byte behind it is combined with by exclusive or; null where {@code pairs} says it.
     * @param pairs the byte behind it, in hexadecimal, and what the two stand for.
     */
    record EscapeKeys(
            @Doc("The escape byte.") Bytes mark,

            @Doc("What the byte behind it is combined with by exclusive or.") @Nullable
            Bytes xor,

            @Doc("The byte behind it and what the two stand for.") @Default("{}")
            Map<String, Bytes> pairs) {

        public EscapeKeys {
            if (mark.length() != 1 || (xor != null && xor.length() != 1)) {
                throw new IllegalArgumentException("'mark' and 'xor' are one byte each");
            }
            if ((xor == null) == pairs.isEmpty()) {
                throw new IllegalArgumentException("give either 'xor' or 'pairs'");
            }
            pairs.forEach((key, value) -> {
                if (!key.matches("[0-9a-f]{2}") || value.length() != 1) {
                    throw new IllegalArgumentException(
                            "a pair is one byte in hexadecimal and the byte it stands for, such as \"00\": \"80\"");
                }
            });
        }
    }
}
